//! What is held about a person, and what they agreed to.

use leptos::prelude::*;

use crate::components::facts::Fact;
use crate::components::record::{answer_facts, is_online};
use crate::components::text::{Piece, Said};
use crate::domain::held::Held;
use crate::text::{Words, dates};

/// Address, places and answers; when the person signed up, confirmed and arrived, and in which language.
pub(super) fn facts(words: &Words, held: &Held) -> Vec<Fact> {
    let moment = |at| dates::moment(words, at, held.zone(words.home()));
    let mut facts = answer_facts(words, held);
    // Without a door the code is nothing to show.
    let code = held.ticket_code.clone().filter(|_| held.event().is_some_and(is_online));
    facts.extend(code.map(|code| Fact::new(words.get("ticket-code"), code)));
    facts.push(Fact::new(words.get("fact-signed-up"), moment(held.created_at)));
    facts.extend(held.confirmed_at.map(|at| Fact::new(words.get("fact-confirmed"), moment(at))));
    facts.push(Fact::new(words.get("fact-language"), Words::timeless(&held.language).get("language-name")));
    facts.extend(held.arrived.map(|(n, at)| {
        let said = [("n", n.into()), ("m", held.seats.into()), ("at", moment(at).into())];
        Fact::new(words.get("fact-arrived"), words.with("fact-arrived-of", said))
    }));
    facts
}

/// What was agreed to, word for word, and how to withdraw the agreement to a single answer.
pub(super) fn agreed(words: &Words, held: &Held) -> Option<AnyView> {
    let wording = &held.version.wording;
    let items: Vec<_> = held
        .consents
        .iter()
        .filter_map(|consent| {
            let field = consent.field.as_ref().and_then(|key| wording.field(key));
            let text = match (&consent.field, field) {
                (None, _) => &wording.consent,
                (Some(_), field) => field?.agreement.as_ref()?,
            };
            let day = dates::day(words, consent.given_at, held.zone(words.home()));
            let (piece, when) = match &consent.elsewhere {
                None => (Piece::of(text, words), words.with("agreed-on", [("day", day.into())])),
                Some(source) => {
                    let means = words.get(&format!("agreed-means-{}", source.means.name()));
                    let when = words.with("agreed-elsewhere", [("means", means.into()), ("day", day.into())]);
                    (Piece::own(source.wording.clone()), when)
                }
            };
            let take_back = field.map(|field| {
                view! {
                    <form method="post">
                        <button class="quiet" name="take_back" value=field.key.as_str().to_owned()>
                            {words.get("take-back")}
                        </button>
                    </form>
                }
            });
            Some(view! {
                <li>
                    <p><q><Said piece/></q></p>
                    <p class="small">{when}</p>
                    {take_back}
                </li>
            })
        })
        .collect();
    (!items.is_empty())
        .then(|| view! { <h2>{words.get("agreed-heading")}</h2><ul class="listing">{items}</ul> }.into_any())
}
