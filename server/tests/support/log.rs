//! What the site writes to its log during a test, at every level that an operator may turn on.

use std::io::Write;
use std::sync::{Mutex, Once, PoisonError};

use tracing_subscriber::filter::LevelFilter;

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// From here on everything that this process logs is kept.
pub fn capture() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let subscriber =
            tracing_subscriber::fmt().with_max_level(LevelFilter::DEBUG).with_ansi(false).with_writer(|| Sink);
        tracing::subscriber::set_global_default(subscriber.finish()).expect("the one subscriber");
    });
}

/// All of it so far.
pub fn text() -> String {
    String::from_utf8_lossy(&LOG.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
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
        LOG.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
