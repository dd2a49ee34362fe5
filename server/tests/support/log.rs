//! What the site writes to its log during a test, at every level that an operator may turn on.

use std::io::Write;
use std::sync::{Mutex, Once, PoisonError};

use tokio::runtime::{Handle, Id};
use tracing_subscriber::filter::LevelFilter;

/// What was said, and in which runtime: each test has one of its own, also where many share a process.
static LOG: Mutex<Vec<(Option<Id>, Vec<u8>)>> = Mutex::new(Vec::new());

/// From here on everything that this process logs is kept.
pub fn capture() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let subscriber =
            tracing_subscriber::fmt().with_max_level(LevelFilter::DEBUG).with_ansi(false).with_writer(|| Sink);
        tracing::subscriber::set_global_default(subscriber.finish()).expect("the one subscriber");
    });
}

/// All that this test has said so far, and what was said outside every runtime.
pub fn text() -> String {
    let (log, own) = (LOG.lock().unwrap_or_else(PoisonError::into_inner), runtime());
    let said = log.iter().filter(|(by, _)| by.is_none() || *by == own).flat_map(|(_, bytes)| bytes);
    String::from_utf8_lossy(&said.copied().collect::<Vec<u8>>()).into_owned()
}

fn runtime() -> Option<Id> {
    Handle::try_current().ok().map(|handle| handle.id())
}

/// Fails when one of these stands in the log.
pub fn holds_none_of(words: &[&str]) {
    let text = text();
    for word in words {
        let line = text.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "{word} is in the log");
    }
}

struct Sink;

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).push((runtime(), bytes.to_vec()));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
