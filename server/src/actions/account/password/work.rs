//! Where hashes are made: apart from everything else, few at once, each in a buffer that is used again. What a hash needs
//! belongs to the work and not to who waits for it: whoever hangs up meanwhile frees nothing before it is done.

use std::sync::{Mutex, PoisonError};

use argon2::{Argon2, Block};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::actions::Failure;
use crate::limits::Turn;

/// How many are made at once; each holds 19 MiB.
const AT_ONCE: usize = 2;

static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);

/// Buffers that nobody uses now. They are kept for good: an allocator that gets them back keeps them too, and hands them
/// to one thread alone.
static BUFFERS: Mutex<Vec<Buffer>> = Mutex::new(Vec::new());

/// The memory that Argon2 fills.
#[derive(Default)]
pub(in super::super) struct Buffer(Vec<Block>);

impl Buffer {
    /// Hashes into `out`.
    pub(in super::super) fn hash(
        &mut self,
        argon2: &Argon2<'_>,
        password: &[u8],
        salt: &[u8],
        out: &mut [u8],
    ) -> argon2::Result<()> {
        let blocks = self.0.len().max(argon2.params().block_count());
        self.0.resize(blocks, Block::new());
        let hashed = argon2.hash_password_into_with_memory(password, salt, out, self.0.as_mut_slice());
        // Whoever reads what is left of a password's blocks can try passwords against them for next to nothing.
        self.0.fill(Block::new());
        hashed
    }
}

/// Runs work that takes long and much memory, where it keeps nobody else waiting, when it is its turn.
pub(in super::super) async fn apart<T: Send + 'static>(
    turn: &Turn,
    work: impl FnOnce(&mut Buffer) -> T + Send + 'static,
) -> Result<T, Failure> {
    let place = PLACES.acquire().await.map_err(|_| Failure::Stored("nowhere to hash"))?;
    let turn = turn.clone();
    let done = spawn_blocking(move || {
        let _held = (place, turn);
        let mut buffer = buffers().pop().unwrap_or_default();
        let done = work(&mut buffer);
        buffers().push(buffer);
        done
    });
    done.await.map_err(|_| Failure::Stored("a hash that was not made"))
}

fn buffers() -> std::sync::MutexGuard<'static, Vec<Buffer>> {
    BUFFERS.lock().unwrap_or_else(PoisonError::into_inner)
}
