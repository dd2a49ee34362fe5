//! What the process asks of the system before it reads a secret.

use std::io;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Turns core dumps off for this process, so that a crash writes no key and no address to disk.
///
/// # Errors
/// When the system refuses; the server shouldn't start then.
pub fn core_dumps_off() -> io::Result<()> {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    setrlimit(Resource::Core, none)?;
    not_dumpable()
}

// The limit doesn't apply to a dump that is piped to a program (core(5)).
#[cfg(target_os = "linux")]
fn not_dumpable() -> io::Result<()> {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    Ok(set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

#[cfg(not(target_os = "linux"))]
fn not_dumpable() -> io::Result<()> {
    Ok(())
}

/// Raises the number of descriptors this process may have open to the most the system allows; returns how many that is.
/// If the system refuses, it stays the same.
pub fn raise_descriptors() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }).is_ok();
    let descriptors = if raised { limit.maximum } else { limit.current };
    descriptors.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_core_is_written_once_dumps_are_off() {
        core_dumps_off().unwrap();
        let limit = getrlimit(Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
    }
    #[test]
    fn as_many_descriptors_are_taken_as_there_may_be() {
        let before = getrlimit(Resource::Nofile);
        let few = before.maximum.map_or(64, |most| most.min(64));
        setrlimit(Resource::Nofile, Rlimit { current: Some(few), ..before }).unwrap();
        let most = raise_descriptors();
        let limit = getrlimit(Resource::Nofile);
        assert_eq!(limit.current, before.maximum);
        assert_eq!(limit.current.map_or(usize::MAX, |most| usize::try_from(most).unwrap()), most);
    }
}
