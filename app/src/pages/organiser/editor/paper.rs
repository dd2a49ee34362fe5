//! `/organise/…/paper`: forms to print, each for one person, with what the details are for. A list that goes round would
//! show everybody who signed before.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::components::slip::{PurposeSlip, Slip};
use crate::components::text::{Piece, Said};
use crate::domain::field::{Field, FieldKey, FieldKind};
use crate::domain::purpose::Wording;
use crate::paths;
use crate::text::Words;

/// How many forms are printed.
const FORMS: usize = 4;
/// An empty box to tick by hand.
const BOX: &str = "\u{2610} ";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PaperPage {
    /// The frame.
    pub desk: Desk,
    /// The title of the event or newsletter.
    pub title: Piece,
    /// When and where, or how often.
    pub about: Vec<Piece>,
    /// The path back.
    pub back: String,
    /// The path where forms are typed in, for those who may.
    pub add: Option<String>,
    /// The wording.
    pub wording: Wording,
    /// Its slip.
    pub slip: Slip,
    /// Whether a form may be for several people.
    pub asks_seats: bool,
    /// Whether people agree by ticking a box, as for a newsletter; otherwise it's by signing up.
    pub has_box: bool,
}

/// The page.
#[must_use]
pub fn html(page: PaperPage) -> String {
    render(move || {
        let words = page.desk.words();
        let fields = &page.wording.fields;
        let private = fields.iter().any(|field| field.agreement.is_some());
        let private = private.then(|| view! { <p>{words.get("paper-private")}</p> });
        let add = page.add.clone().map(|add| view! { <a href=add>{words.get("share-paper-add")}</a> });
        let about = about(&page);
        // What isn't asked on paper isn't named there either.
        let mut slip = page.slip.clone();
        let is_private = |label: &str| {
            let mut asked = fields.iter().filter(|field| field.agreement.is_some());
            asked.any(|field| field.label.get(words.language()) == label)
        };
        slip.sooner.retain(|(label, _)| !is_private(&label.text));
        let forms = (0..FORMS).map(|_| view! { <li>{form(&words, &page)}</li> }).collect::<Vec<_>>();
        view! {
            <DeskDocument desk=page.desk title=page.title.text.clone()>
                <div class="unprinted">
                    <p class="buttons">{words.get("paper-how")}{add}<a href=page.back>{words.get("editor-back")}</a></p>
                    {private}
                </div>
                <article class="paper">
                    <h1><Said piece=page.title/></h1>
                    {about}
                    <PurposeSlip words=words.clone() slip/>
                    <ol>{forms}</ol>
                </article>
            </DeskDocument>
        }
    })
}

fn about(page: &PaperPage) -> Vec<impl IntoView + use<>> {
    page.about.iter().cloned().map(|piece| view! { <p><Said piece/></p> }).collect()
}

/// One form: whose it is, what it asks, what is agreed to.
fn form(words: &Words, page: &PaperPage) -> impl IntoView + use<> {
    let organisation = Piece::of(&page.desk.frame.organisation.name, words);
    let open = || page.wording.fields.iter().filter(|field| field.agreement.is_none());
    let name = open().find(|field| is_name(field)).map(|_| line(words.get("paper-name")));
    let seats = page.asks_seats.then(|| line(words.get("paper-seats")));
    let questions = open().filter(|field| !is_name(field)).map(|field| question(words, field)).collect::<Vec<_>>();
    let consent = Piece::of(&page.wording.consent, words);
    let tick = page.has_box.then_some(BOX);
    let (used_for, deleted) = (page.slip.used_for.clone(), page.slip.deleted.clone());
    let frame = &page.desk.frame;
    let privacy = format!("{}{}", frame.base_url, paths::PRIVACY);
    let (email, phone) = (frame.email().to_owned(), frame.phone().to_owned());
    let contact = [("email", email.into()), ("phone", phone.into()), ("privacy", privacy.into())];
    view! {
        <p><strong><Said piece=page.title.clone()/></strong>" \u{b7} "<Said piece=organisation/></p>
        {name}
        {line(words.get("paper-email"))}
        {seats}
        {questions}
        <p>{tick}<Said piece=consent/></p>
        <p class="small">
            {words.get("slip-used-for")}": "<Said piece=used_for/>" "{words.get("slip-deleted")}": "{deleted}
        </p>
        <p class="small">{words.with("paper-contact", contact)}</p>
        {line(words.get("paper-date"))}
    }
}

fn is_name(field: &Field) -> bool {
    field.key.as_str() == FieldKey::NAME
}

/// A question with a line to write on.
fn line(label: String) -> AnyView {
    view! { <p class="line"><span>{label}</span><span class="rule"></span></p> }.into_any()
}

fn question(words: &Words, field: &Field) -> AnyView {
    let label = Piece::of(&field.label, words);
    let options: Vec<Piece> = match field.kind {
        FieldKind::YesNo => ["answer-yes", "answer-no"].map(|key| Piece::own(words.get(key))).to_vec(),
        _ => field.options.iter().map(|option| Piece::of(&option.label, words)).collect(),
    };
    if options.is_empty() {
        return view! { <p class="line"><span><Said piece=label/></span><span class="rule"></span></p> }.into_any();
    }
    let options = options.into_iter().map(|piece| view! { <span class="option">{BOX}<Said piece/></span> " " });
    view! { <p><Said piece=label/><br/>{options.collect::<Vec<_>>()}</p> }.into_any()
}
