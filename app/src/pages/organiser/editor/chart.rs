//! How many signed up and cancelled on each day, drawn as bars: numbers only.

use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use crate::domain::dashboard::DayCount;
use crate::text::{Words, dates};

/// How wide the picture is, in its own units.
const WIDE: u32 = 600;
/// How high its bars are above the line, and below it.
const UP: u32 = 90;
const DOWN: u32 = 40;
/// The widest that the bars of a day are.
const WIDEST: u32 = 24;

/// The picture, with a sentence that says what it shows. Nothing before the first sign-up.
#[component]
pub fn SignUpChart(
    /// The texts.
    words: Words,
    /// The days on which something was counted, oldest first.
    days: Vec<DayCount>,
) -> impl IntoView {
    let (first, last) = days.first().zip(days.last()).map(|(first, last)| (first.day, last.day))?;
    let day = |day| dates::short_day(&words, day, first.year() != last.year());
    let most = days.iter().map(|of| of.signed_up).max().unwrap_or(0);
    let most_cancelled = days.iter().map(|of| of.cancelled).max().unwrap_or(0);
    let sum = |count: fn(&DayCount) -> u32| days.iter().map(count).sum::<u32>();
    let cancelled = sum(|of| of.cancelled);
    let text = words.with(
        "editor-chart-text",
        [
            ("signed_up", sum(|of| of.signed_up).into()),
            ("cancelled", cancelled.into()),
            ("most", most.into()),
            ("first", day(first).into()),
            ("last", day(last).into()),
        ],
    );
    let scale = Scale { first, days: between(first, last) + 1, most: most.max(most_cancelled).max(1) };
    let bars = days.iter().map(|of| {
        let title = words.with(
            "editor-chart-day",
            [("day", day(of.day).into()), ("signed_up", of.signed_up.into()), ("cancelled", of.cancelled.into())],
        );
        scale.bars(of, title)
    });
    let bars = bars.collect::<Vec<_>>();
    let down = if cancelled > 0 { DOWN } else { 0 };
    let down_key = (cancelled > 0).then(|| view! { <li class="down">{words.get("editor-chart-down")}</li> });
    let view_box = format!("0 0 {WIDE} {}", UP + 2 + down);
    Some(view! {
        <h2>{words.get("editor-chart-title")}</h2>
        <figure class="chart">
            <svg class="bars" viewBox=view_box aria-hidden="true">
                {bars}
                <line class="axis" x1="0" x2=WIDE.to_string() y1=(UP + 1).to_string() y2=(UP + 1).to_string()></line>
            </svg>
            <ul class="keys" aria-hidden="true"><li class="up">{words.get("editor-chart-up")}</li>{down_key}</ul>
            <figcaption>{text}</figcaption>
        </figure>
    })
}

/// How days and numbers become places in the picture.
#[derive(Clone, Copy)]
struct Scale {
    first: NaiveDate,
    days: u32,
    most: u32,
}

impl Scale {
    /// The bars of a day: sign-ups above the line, cancellations below it.
    fn bars(self, of: &DayCount, title: String) -> impl IntoView + use<> {
        let x = between(self.first, of.day) * WIDE / self.days;
        let wide = (WIDE / self.days).clamp(2, WIDEST + 2) - 1;
        let (up, down) = (self.high(of.signed_up, UP), self.high(of.cancelled, DOWN));
        let above = bar("up", [x, UP - up, wide, up]);
        let below = bar("down", [x, UP + 2, wide, down]);
        view! { <g><title>{title}</title>{above}{below}</g> }
    }

    /// A number as a height of at most `high`; at least enough to be seen, unless it's none.
    fn high(self, count: u32, high: u32) -> u32 {
        if count == 0 { 0 } else { (count.min(self.most) * high / self.most).max(3) }
    }
}

fn bar(class: &'static str, corner_and_size: [u32; 4]) -> impl IntoView + use<> {
    let [x, y, wide, high] = corner_and_size.map(|number| number.to_string());
    (corner_and_size[3] > 0).then(|| view! { <rect class=class x=x y=y width=wide height=high></rect> })
}

/// How many days lie between two.
fn between(first: NaiveDate, last: NaiveDate) -> u32 {
    u32::try_from(last.num_days_from_ce() - first.num_days_from_ce()).unwrap_or(0)
}
