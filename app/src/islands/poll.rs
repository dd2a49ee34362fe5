//! Asking the server again and again, as little as does the job.

use std::future::Future;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whether there is more to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask again.
    Again,
    /// That was all.
    Stop,
}

/// Asks every so often until the answer is [`Next::Stop`]: never while the tab is hidden, nor while an answer is still
/// awaited. In the browser alone.
pub fn poll<Ask, Told>(every: Duration, ask: Ask)
where
    Ask: Fn() -> Told + Copy + 'static,
    Told: Future<Output = Next> + 'static,
{
    Effect::new(move || {
        let waiting = StoredValue::new(false);
        let timer = StoredValue::new(None::<IntervalHandle>);
        let tick = move || {
            if waiting.get_value() || document().hidden() {
                return;
            }
            waiting.set_value(true);
            spawn_local(async move {
                let next = ask().await;
                waiting.set_value(false);
                if next == Next::Stop
                    && let Some(timer) = timer.get_value()
                {
                    timer.clear();
                }
            });
        };
        timer.set_value(set_interval_with_handle(tick, every).ok());
    });
}
