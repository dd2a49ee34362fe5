//! What the process asks of the system before it reads a secret.

use std::io;

use rustix::process::{Resource, Rlimit, setrlimit};

/// Turns core dumps off for this process, so that a crash writes no key and no address to disk.
///
/// # Errors
/// When the system refuses; the server then should not start.
pub fn core_dumps_off() -> io::Result<()> {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    setrlimit(Resource::Core, none)?;
    not_dumpable()
}

// The limit does not bind a dump that is piped to a program (core(5)).
#[cfg(target_os = "linux")]
fn not_dumpable() -> io::Result<()> {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    Ok(set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

#[cfg(not(target_os = "linux"))]
fn not_dumpable() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use rustix::process::getrlimit;

    use super::*;

    #[test]
    fn no_core_is_written_once_dumps_are_off() {
        core_dumps_off().unwrap();
        let limit = getrlimit(Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
    }
}
