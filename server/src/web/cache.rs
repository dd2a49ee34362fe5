//! Whole public pages in memory, so that a page that everybody reads is rendered once: for as long as this process has
//! written nothing since and the clock is in the same second. Whatever else changes the database is seen a second later.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, PoisonError, RwLock};

use app::domain::language::Language;
use tokio::sync::OnceCell;

use super::encoding::Encoded;

/// How many pages are kept at most.
const MOST: usize = 256;

/// The moment that a page is good for: the database's version and the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Counts the commits of this process.
    pub version: u64,
    /// Seconds since 1970.
    pub second: i64,
}

/// The pages.
#[derive(Debug, Default)]
pub struct Cache {
    pages: RwLock<HashMap<(String, Language), Arc<Slot>>>,
}

#[derive(Debug)]
struct Slot {
    moment: Moment,
    page: OnceCell<Arc<Encoded>>,
}

impl Cache {
    /// The page of a path in a language, rendered if there is none of this moment; whoever else asks for it meanwhile
    /// waits for the same one.
    ///
    /// # Errors
    /// When it cannot be rendered; the next who asks tries again.
    pub async fn page<E, F>(
        &self,
        moment: Moment,
        path: &str,
        language: &Language,
        render: impl FnOnce() -> F,
    ) -> Result<Arc<Encoded>, E>
    where
        F: Future<Output = Result<String, E>>,
    {
        let slot = self.slot(moment, (path.to_owned(), language.clone()));
        let render = || async { render().await.map(|html| Arc::new(Encoded::new(html))) };
        slot.page.get_or_try_init(render).await.cloned()
    }

    fn slot(&self, moment: Moment, key: (String, Language)) -> Arc<Slot> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = pages.get(&key).filter(|slot| slot.moment == moment) {
            return slot.clone();
        }
        drop(pages);
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = pages.get(&key).filter(|slot| slot.moment == moment) {
            return slot.clone();
        }
        if pages.len() >= MOST && !pages.contains_key(&key) {
            pages.retain(|_, slot| slot.moment == moment && slot.page.initialized());
        }
        if pages.len() >= MOST {
            pages.clear();
        }
        let slot = Arc::new(Slot { moment, page: OnceCell::new() });
        pages.insert(key, slot.clone());
        slot
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::encoding::Coding;
    use super::*;

    const NOW: Moment = Moment { version: 1, second: 1 };

    async fn page(cache: &Cache, moment: Moment, path: &str, rendered: &AtomicUsize) -> String {
        let render = || async {
            tokio::task::yield_now().await;
            Ok::<_, ()>(rendered.fetch_add(1, Ordering::SeqCst).to_string())
        };
        let page = cache.page(moment, path, &Language::english(), render).await.unwrap();
        String::from_utf8(page.body(Coding::Identity).0.to_vec()).unwrap()
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
        let (cache, english) = (Cache::default(), Language::english());
        assert_eq!(cache.page(NOW, "/", &english, || async { Err("database") }).await.unwrap_err(), "database");
        assert_eq!(page(&cache, NOW, "/", &AtomicUsize::new(7)).await, "7");
    }

    #[tokio::test]
    async fn it_holds_no_more_pages_than_it_may() {
        let cache = Cache::default();
        for n in 0..3 * MOST {
            page(&cache, NOW, &n.to_string(), &AtomicUsize::new(0)).await;
        }
        assert!(cache.pages.read().unwrap().len() <= MOST);
    }
}
