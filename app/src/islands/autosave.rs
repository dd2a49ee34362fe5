//! Saves the form that it's in while somebody writes, as the form's button does: a little after the last key, and when
//! the page is left. What can't be saved stays in the form, and the page says why. Once somebody else has saved it,
//! only the button does, and shows both versions.
//!
//! The island is empty, so that little is sent for it. The page brings the rest: in the form, an input named `revision`
//! and an element of the class `autosave`, which shows what became of the last save and has the island's texts as
//! `data-failed` and `data-signed-out`.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::Reflect;
use leptos::web_sys::{Element, Event, EventTarget, FormData, HtmlFormElement, RequestInit, Response, SubmitEvent};
use wasm_bindgen_futures::JsFuture;

/// How many seconds after the last key.
const AFTER: u8 = 3;
/// How many seconds until the next try.
const AGAIN: u8 = 10;
/// How many seconds an answer may take: a button that's pressed meanwhile waits for it.
const LONGEST: u8 = 15;

/// The draft in a form. It lives as long as its page.
struct Draft {
    form: HtmlFormElement,
    status: Element,
    /// The seconds until it's saved, if anything was typed since it was last sent; otherwise 0.
    wait: Cell<u8>,
    /// The seconds until an answer counts as lost, if one is outstanding; otherwise 0.
    answer: Cell<u8>,
    /// Whether what was sent last wasn't saved.
    is_unsaved: Cell<bool>,
    /// Whether only the button saves it.
    is_over: Cell<bool>,
    /// A button that was pressed while an answer was outstanding: it would send a revision that's over.
    pressed: Cell<Option<SubmitEvent>>,
}

impl Draft {
    fn tick(&'static self) {
        match self.answer.get() {
            0 => {}
            1 => self.hear(Err(JsValue::NULL)),
            more => self.answer.set(more - 1),
        }
        match self.wait.get() {
            0 => {}
            1 => self.save(false),
            more => self.wait.set(more - 1),
        }
    }

    fn save(&'static self, is_leaving: bool) {
        if self.answer.get() > 0 || self.is_over.get() || self.wait.take() == 0 {
            return;
        }
        self.answer.set(LONGEST);
        spawn_local(async move { self.hear(self.send(is_leaving).await) });
    }

    /// Sends the form to where its button would; the status and the text of the answer.
    async fn send(&self, is_leaving: bool) -> Result<(u16, String), JsValue> {
        let body = FormData::new_with_form(&self.form)?;
        body.set_with_str("do", "autosave")?;
        // Only a button sends a file.
        body.delete("picture");
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_body(&body);
        if is_leaving {
            // Lets it outlive the page; browsers take only short ones.
            Reflect::set(&request, &"keepalive".into(), &JsValue::TRUE)?;
        }
        let answer: Response = JsFuture::from(window().fetch_with_str_and_init("", &request)).await?.unchecked_into();
        let text = JsFuture::from(answer.text()?).await?;
        Ok((answer.status(), text.as_string().unwrap_or_default()))
    }

    fn hear(&self, answer: Result<(u16, String), JsValue>) {
        self.answer.set(0);
        self.is_unsaved.set(true);
        match answer {
            Ok((200, text)) if text.starts_with('/') => {
                self.is_unsaved.set(false);
                let mut parts = text.splitn(3, ' ');
                let mut part = || parts.next().unwrap_or_default();
                // A reload shows the draft, and the form is sent to it from now on.
                let history = window().history();
                _ = history.and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(part())));
                if let Ok(Some(revision)) = document().query_selector("[name=revision]") {
                    _ = revision.set_attribute("value", part());
                }
                self.say(part());
            }
            Ok((status @ (409 | 422), text)) => {
                self.is_over.set(status == 409);
                self.say(&text);
            }
            other => {
                // Where somebody is logged out, the answer is the page of the login.
                let why = if matches!(other, Ok((200, _))) { "data-signed-out" } else { "data-failed" };
                self.say(&self.status.get_attribute(why).unwrap_or_default());
                self.wait.set(AGAIN);
            }
        }
        if let Some(press) = self.pressed.take() {
            _ = self.form.request_submit_with_submitter(press.submitter().as_ref());
        }
    }

    fn say(&self, text: &str) {
        self.status.set_text_content(Some(text));
    }

    fn happens(&'static self, event: Event) {
        match event.type_().as_str() {
            "input" => self.wait.set(AFTER),
            "visibilitychange" if document().hidden() => self.save(true),
            // What can't be sent any more is asked about: too long for a page that's left, or an answer is outstanding.
            "beforeunload" if self.is_unsaved.get() || self.answer.get() > 0 => event.prevent_default(),
            "submit" => {
                if self.answer.get() > 0 {
                    event.prevent_default();
                    self.pressed.set(Some(event.unchecked_into()));
                } else {
                    self.wait.set(0);
                    self.is_unsaved.set(false);
                }
            }
            _ => {}
        }
    }
}

/// What saves the form.
#[island]
pub fn Autosave() -> impl IntoView {
    if cfg!(feature = "hydrate") {
        watch();
    }
}

fn watch() {
    let find = |what| document().query_selector(what).ok().flatten();
    let Some(status) = find(".autosave") else { return };
    let Some(form) = find("form:has(.autosave)") else { return };
    let draft: &'static Draft = Box::leak(Box::new(Draft {
        form: form.unchecked_into(),
        status,
        wait: Cell::default(),
        answer: Cell::default(),
        is_unsaved: Cell::default(),
        is_over: Cell::default(),
        pressed: Cell::default(),
    }));
    set_interval(move || draft.tick(), Duration::from_secs(1));
    let happens = Closure::<dyn Fn(Event)>::new(move |event| draft.happens(event)).into_js_value();
    let (form, window): (&EventTarget, &EventTarget) = (&draft.form, &window());
    for (at, event) in [(form, "input"), (form, "submit"), (window, "visibilitychange"), (window, "beforeunload")] {
        _ = at.add_event_listener_with_callback(event, happens.unchecked_ref());
    }
}
