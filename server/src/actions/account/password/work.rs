//! Where hashes are made: away from everything else, a few at once, each in a reused buffer. The buffer belongs to the
//! work, not to the client that waits for it: a client that hangs up frees nothing before it's done.

use std::sync::{Mutex, PoisonError};

use argon2::{Argon2, Block};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::actions::Failure;
use crate::limits::Turn;

/// How many are made at once; each uses 19 MiB.
const AT_ONCE: usize = 2;

static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);

/// Buffers not in use. They're kept for good: an allocator that gets them back keeps them too, and only for one thread.
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
        // From the remains of a password's blocks, passwords could be tried against it for next to nothing.
        self.0.fill(Block::new());
        hashed
    }
}

/// Runs slow, memory-hungry work when its turn comes, where it blocks nothing else.
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
