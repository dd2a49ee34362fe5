//! The pages behind a person's own links say what counts first, and how many people it's about.

use app::samples;

fn page(name: &str) -> String {
    let found = samples::pages::all().into_iter().find(|(own, _)| *own == name);
    found.unwrap_or_else(|| panic!("no page {name}")).1
}

/// These parts stand on the page in this order.
fn in_order(name: &str, parts: &[&str]) {
    let html = page(name);
    let main = html.split_once("<main").expect("a main").1;
    let places: Vec<_> = parts.iter().map(|part| main.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{name}: {places:?} of {parts:?} in {main}");
}

#[test]
fn a_ticket_begins_with_what_when_and_where_then_the_code_and_the_calendar() {
    let parts = [
        "<h1>You’re coming to Summer supper on the quay</h1>",
        "Saturday 12\u{a0}June 2027",
        "Sail Loft, 4 Rope Walk",
        "You have 2 places.",
        "H7QK4M",
        "<img src=\"data:",
        "/events/summer-supper.ics",
        "/your-sign-up/S4mpl3/change",
        "/your-sign-up/S4mpl3/cancel",
        "id=\"what-for\"",
        "What we hold about you",
    ];
    in_order("your-sign-up", &parts);
}

#[test]
fn the_ticket_of_an_online_event_is_a_button_to_join_and_has_nothing_for_a_door() {
    let join = "<a href=\"https://meet.harbour.example/supper\" rel=\"noreferrer\" class=\"button\">Join online</a>";
    in_order("your-sign-up-online", &["You’re coming to", "Online", join, "from 5.45\u{a0}pm", "/change"]);
    let html = page("your-sign-up-online");
    assert!(!html.contains("<img") && !html.contains("at the door"));
}

#[test]
fn every_step_says_how_many_places_it_is_about() {
    for (name, said) in [
        ("sent", "We’re holding your 2 places until"),
        ("confirm", "<h1>Confirm your 2 places: Summer supper on the quay</h1>"),
        ("confirm", "<button>Confirm my 2 places</button>"),
        ("your-sign-up", "You have 2 places."),
        ("your-sign-up-waiting", "as soon as there are 2 places for you"),
        ("cancel", "<h1>Cancel your 2 places: Summer supper on the quay</h1>"),
        ("cancel", "<button class=\"danger\">Cancel my 2 places</button>"),
        ("erased", "Your 2 places at “Summer supper on the quay” are free again."),
    ] {
        assert!(page(name).contains(said), "{name}: {said}");
    }
}

#[test]
fn who_waits_leaves_the_list_and_does_not_cancel() {
    for (name, said) in [
        ("confirm-waiting", "<h1>Join the waiting list: Summer supper on the quay</h1>"),
        ("your-sign-up-waiting", "Leave the waiting list</a>"),
        ("cancel-waiting", "<button class=\"danger\">Leave the waiting list</button>"),
        ("erased-waiting", "You’ve left the waiting list"),
    ] {
        assert!(page(name).contains(said), "{name}: {said}");
    }
}

#[test]
fn where_help_is_named_it_can_be_pressed() {
    for name in ["sent", "dead-link", "not-found", "your-data", "error", "change-full"] {
        let html = page(name);
        let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main").0;
        for (said, link) in [("0161 496 000", "<a href=\"tel:0161496000"), ("@harbour.example", "<a href=\"mailto:")] {
            let named = main.replace("no-reply@harbour.example", "").contains(said);
            assert!(!named || main.contains(link), "{name}: {said} is no link");
        }
    }
    assert!(page("dead-link").contains("<a href=\"/your-data\" class=\"button\">Email me my links</a>"));
}
