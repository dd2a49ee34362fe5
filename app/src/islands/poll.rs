//! Polling the server, no more often than needed.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whether there is more to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask again.
    Again,
    /// That was the last one.
    Stop,
}

/// Asks at this interval until the answer is [`Next::Stop`]: never while the tab is hidden, nor while an answer is
/// still outstanding. Only in the browser.
pub fn poll<Ask, Told>(every: Duration, ask: Ask)
where
    Ask: Fn() -> Told + Copy + 'static,
    Told: Future<Output = Next> + 'static,
{
    Effect::new(move || {
        let is_waiting = Rc::new(Cell::new(false));
        let timer = Rc::new(Cell::new(None::<IntervalHandle>));
        let own = timer.clone();
        let tick = move || {
            if is_waiting.get() || document().hidden() {
                return;
            }
            is_waiting.set(true);
            let (is_waiting, timer) = (is_waiting.clone(), own.clone());
            spawn_local(async move {
                let next = ask().await;
                is_waiting.set(false);
                if let (Next::Stop, Some(timer)) = (next, timer.get()) {
                    timer.clear();
                }
            });
        };
        timer.set(set_interval_with_handle(tick, every).ok());
    });
}
