//! Files that are being sent: each is in memory once, however many load it, and no longer than it takes the last of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// The files by their names, which change with their content.
#[derive(Debug, Default)]
pub(super) struct Shared(Mutex<HashMap<String, Weak<[u8]>>>);

impl Shared {
    /// A file that somebody is being sent.
    pub(super) fn get(&self, name: &str) -> Option<Arc<[u8]>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name)?.upgrade()
    }

    /// The file, for everybody who asks for it from now on; or the one that is there already.
    pub(super) fn share(&self, name: &str, bytes: Vec<u8>) -> Arc<[u8]> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(there) = files.get(name).and_then(Weak::upgrade) {
            return there;
        }
        files.retain(|_, file| file.strong_count() > 0);
        let bytes = Arc::from(bytes);
        files.insert(name.to_owned(), Arc::downgrade(&bytes));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_once_and_gone_with_the_last_who_is_sent_it() {
        let files = Shared::default();
        let (first, second) = (files.share("a", vec![1]), files.share("a", vec![1]));
        assert!(Arc::ptr_eq(&first, &second) && Arc::ptr_eq(&first, &files.get("a").unwrap()));
        drop(first);
        assert!(files.get("a").is_some());
        drop(second);
        assert!(files.get("a").is_none());
        let _other = files.share("b", vec![2]);
        assert_eq!(files.0.lock().unwrap().len(), 1);
    }
}
