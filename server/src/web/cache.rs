//! Keeps in memory what everybody reads, so that it's made once: as long as this process has written nothing since and
//! the clock is in the same second. Other changes to the database are seen a second later.

use std::collections::HashMap;
use std::future::Future;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::OnceCell;

/// The most entries to keep.
const MAX_PAGES: usize = 256;

/// The moment that something is valid for: the database's version and the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The number of this process's commits.
    pub version: u64,
    /// Seconds since 1970.
    pub second: i64,
}

/// Entries by name.
#[derive(Debug)]
pub struct Cache<K, V> {
    slots: RwLock<HashMap<K, Arc<Slot<V>>>>,
}

#[derive(Debug)]
struct Slot<V> {
    moment: Moment,
    kept: OnceCell<V>,
}

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Self { slots: RwLock::default() }
    }
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// The entry of this name, made if there is none of this moment; other callers that ask in the meantime wait for
    /// the same one.
    ///
    /// # Errors
    /// When it can't be made; the next caller tries again.
    pub async fn get<E, F>(&self, moment: Moment, key: K, make: impl FnOnce() -> F) -> Result<V, E>
    where
        F: Future<Output = Result<V, E>>,
    {
        self.slot(moment, key).kept.get_or_try_init(make).await.cloned()
    }

    fn slot(&self, moment: Moment, key: K) -> Arc<Slot<V>> {
        let slots = self.slots.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.get(&key).filter(|slot| slot.moment == moment) {
            return slot.clone();
        }
        drop(slots);
        let mut slots = self.slots.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.get(&key).filter(|slot| slot.moment == moment) {
            return slot.clone();
        }
        if slots.len() >= MAX_PAGES && !slots.contains_key(&key) {
            slots.retain(|_, slot| slot.moment == moment && slot.kept.initialized());
        }
        if slots.len() >= MAX_PAGES {
            slots.clear();
        }
        let slot = Arc::new(Slot { moment, kept: OnceCell::new() });
        slots.insert(key, slot.clone());
        slot
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const NOW: Moment = Moment { version: 1, second: 1 };

    async fn page(cache: &Cache<String, String>, moment: Moment, path: &str, rendered: &AtomicUsize) -> String {
        let render = || async {
            tokio::task::yield_now().await;
            Ok::<_, ()>(rendered.fetch_add(1, Ordering::SeqCst).to_string())
        };
        cache.get(moment, path.to_owned(), render).await.unwrap()
    }

    #[tokio::test]
    async fn a_page_is_rendered_once_for_all_who_ask_in_the_same_moment() {
        let (cache, rendered) = (Cache::default(), AtomicUsize::new(0));
        let all = (0..20).map(|_| page(&cache, NOW, "/", &rendered));
        assert!(futures_util::future::join_all(all).await.iter().all(|html| html == "0"));
    }

    #[tokio::test]
    async fn a_page_is_rendered_anew_after_a_write_and_in_another_second() {
        let (cache, rendered) = (Cache::default(), AtomicUsize::new(0));
        assert_eq!(page(&cache, NOW, "/", &rendered).await, "0");
        assert_eq!(page(&cache, Moment { version: 2, ..NOW }, "/", &rendered).await, "1");
        assert_eq!(page(&cache, Moment { second: 2, ..NOW }, "/", &rendered).await, "2");
        assert_eq!(page(&cache, Moment { second: 2, ..NOW }, "/privacy", &rendered).await, "3");
    }

    #[tokio::test]
    async fn a_page_that_could_not_be_rendered_is_tried_again() {
        let cache = Cache::default();
        assert_eq!(cache.get(NOW, "/".to_owned(), || async { Err("database") }).await.unwrap_err(), "database");
        assert_eq!(page(&cache, NOW, "/", &AtomicUsize::new(7)).await, "7");
    }

    #[tokio::test]
    async fn it_holds_no_more_pages_than_it_may() {
        let cache = Cache::default();
        for n in 0..3 * MAX_PAGES {
            page(&cache, NOW, &n.to_string(), &AtomicUsize::new(0)).await;
        }
        assert!(cache.slots.read().unwrap().len() <= MAX_PAGES);
    }
}
