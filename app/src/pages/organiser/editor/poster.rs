//! `/organise/events/{slug}/poster`: a sheet to print and hang up, which says whose it is and who published it.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::logo::LogoPicture;
use crate::components::qr::Qr;
use crate::components::render::render;
use crate::components::slip::Slip;
use crate::components::text::{Paragraphs, Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::event::Event;
use crate::domain::purpose::Wording;
use crate::paths;
use crate::text::dates;

/// How large the logo is at most.
const LOGO: (u32, u32) = (480, 128);

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PosterPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// Its branch.
    pub branch: Branch,
    /// Its wording.
    pub wording: Wording,
    /// The whole URL of its public page.
    pub link: String,
}

/// The page.
#[must_use]
pub fn html(page: PosterPage) -> String {
    render(move || {
        let words = page.desk.words();
        let (event, content) = (&page.event, &page.event.content);
        let organisation = &page.desk.frame.organisation;
        let of = |text| Piece::of(text, &words);
        let (whose, branch, imprint) =
            (of(&organisation.name), of(&page.branch.content.name), of(&organisation.imprint));
        let (title, summary, place, cost) =
            (of(&content.title), of(&content.summary), of(&content.place), of(&content.cost));
        let access = content.access.as_ref().map(of);
        let back = paths::organise::event_share(&event.slug);
        let when = dates::span(&words, event.starts_at, event.ends_at, event.timezone);
        let slip = Slip::of_event(&words, event, &page.wording);
        let shown = page.link.split_once("://").map_or(page.link.as_str(), |(_, rest)| rest);
        // So that it's broken there and nowhere else.
        let shown = shown.split_inclusive('/').map(|part| view! { {part.to_owned()}<wbr/> }).collect::<Vec<_>>();
        let size = size(&title.text);
        let logo = page.desk.frame.logo.clone().map(|logo| view! { <LogoPicture logo most=LOGO/> });
        view! {
            <DeskDocument desk=page.desk title=title.text.clone()>
                <p class="buttons screen">{words.get("editor-poster-print")}<a href=back>{words.get("editor-back")}</a></p>
                <article class="poster">
                    <p class="whose">{logo}<strong><Said piece=whose/></strong>" \u{b7} "<Said piece=branch/></p>
                    <h1 class=size><Said piece=title/></h1>
                    <p class="date">{when}</p>
                    <p class="big"><Said piece=place/>" \u{b7} "<Said piece=cost/></p>
                    <div class="about">
                        <Paragraphs piece=summary/>
                        {access.map(|piece| view! { <Paragraphs piece/> })}
                    </div>
                    <div class="scan">
                        <Qr of=page.link alt=words.get("editor-share-qr")/>
                        <div>
                            <p class="big"><strong>{words.get("editor-poster-scan")}</strong></p>
                            <p class="big">{words.get("editor-poster-sign-up")}" "<strong>{shown}</strong></p>
                            <p class="small">{words.get("editor-poster-used-for")}" "<Said piece=slip.used_for/></p>
                            <p class="small">{words.get("editor-poster-deleted")}" "{slip.deleted}"."</p>
                        </div>
                    </div>
                    <p class="imprint"><Said piece=imprint/></p>
                </article>
            </DeskDocument>
        }
    })
}

/// How large a title can be printed: by its length, and by its longest word, which isn't broken.
fn size(title: &str) -> &'static str {
    let longest = title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    match (title.chars().count(), longest) {
        (..=20, ..=9) => "size-80",
        (..=40, ..=11) => "size-64",
        (..=80, ..=15) => "size-48",
        _ => "size-36",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_and_one_with_a_long_word_are_smaller() {
        for (title, wanted) in [
            ("Summer supper", "size-80"),
            ("Can a street own its own power?", "size-64"),
            ("Mitgliederversammlung", "size-36"),
            ("Neighbourhood breakfast", "size-48"),
            ("What we have learnt from ten years of running a repair morning", "size-48"),
            (&"a long title ".repeat(9), "size-36"),
        ] {
            assert_eq!(size(title), wanted, "{title}");
        }
    }
}
