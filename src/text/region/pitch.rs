//! Which lines speak to the customer of the page, and not of what the article is about?
//!
//! "Never miss a story: sign up for our newsletter." Such lines are worded anew on every page; what
//! they share is that words of the trade (subscription, inbox, cookies, app) stand close together,
//! and that the reader is spoken to. One such word proves nothing.

use super::line::Line;
use super::word::{Words, push_key};

/// Words of a line beyond which it says something else as well.
const MOST: usize = 45;

/// Beginnings of words that hardly stand in an article but about them.
const TRADE: &[&str] = &[
    "advertis",
    "affiliate",
    "android",
    "app",
    "apps",
    "browser",
    "cookie",
    "copyright",
    "download",
    "email",
    "e-mail",
    "ebook",
    "giveaway",
    "inbox",
    "ios",
    "javascript",
    "login",
    "newsletter",
    "paywall",
    "pdf",
    "podcast",
    "privacy",
    "recaptcha",
    "renew",
    "rss",
    "signup",
    "sign-up",
    "sponsored",
    "subscri",
    "trademark",
    "unsubscri",
    "webinar",
    "wordpress",
];

/// Words that stand near them.
const NEAR: &[&str] = &[
    "access",
    "account",
    "alerts",
    "checkout",
    "click",
    "comment",
    "comments",
    "daily",
    "delivered",
    "discount",
    "donate",
    "donation",
    "edition",
    "exclusive",
    "facebook",
    "follow",
    "free",
    "full",
    "google",
    "instagram",
    "instant",
    "join",
    "latest",
    "links",
    "linkedin",
    "log",
    "logged",
    "member",
    "members",
    "membership",
    "miss",
    "missed",
    "offers",
    "online",
    "page",
    "policy",
    "print",
    "purchase",
    "read",
    "register",
    "registered",
    "reserved",
    "rights",
    "save",
    "service",
    "share",
    "sign",
    "signed",
    "signing",
    "site",
    "stories",
    "terms",
    "tips",
    "trial",
    "twitter",
    "unlimited",
    "updates",
    "visit",
    "website",
    "weekly",
    "whatsapp",
    "youtube",
];

/// Words by which the reader is spoken to.
const ADDRESS: &[&str] = &["you", "your", "our", "us", "we", "here", "this", "now", "today"];

/// Whether `line` is one.
pub(super) fn is_pitch(line: &Line<'_>) -> bool {
    if line.words > MOST
        || line.words < 3
        || line.wrapped
        || line.text.starts_with(['“', '"', '‘', '«', '„'])
    {
        return false;
    }
    let (mut trade, mut near, mut address) = (0, 0, 0);
    let mut key = String::new();
    for word in Words::new(line.text) {
        key.clear();
        push_key(&mut key, word);
        if is_of_trade(&key) {
            trade += 1;
        } else if NEAR.contains(&key.as_str()) {
            near += 1;
        } else if ADDRESS.contains(&key.as_str()) {
            address += 1;
        }
    }
    let dense = 8 * (2 * trade + near) >= line.words;
    dense && (trade >= 2 || trade == 1 && near + address >= 2 || near >= 3 && address >= 1)
}

fn is_of_trade(key: &str) -> bool {
    TRADE.iter().any(|begin| key == *begin || begin.len() > 4 && key.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn pitched(text: &str) -> bool {
        is_pitch(&lines(text)[0])
    }

    #[test]
    fn the_trade_and_the_reader_in_one_line_are_a_pitch() {
        for text in [
            "Get the best of the Harbor Post delivered to your inbox every morning.",
            "Never miss a story by signing up to our newsletter today!",
            "This site is protected by a captcha, and the privacy policy and terms apply.",
            "For more, download our app for iOS and Android.",
            "You have # free stories left to read; register or log in to join us.",
        ] {
            assert!(pitched(text), "{text}");
        }
    }

    #[test]
    fn one_word_of_the_trade_proves_nothing() {
        for text in [
            "The two ministers said that no newspaper had asked them about the treaty.",
            "The app was banned in March, and its owners went to court.",
            "Privacy, she said, was what the talks had been about from the first day on.",
            "“Subscribe to our newsletter,” the leaflet said, “and save your access today.”",
            "Our leaders read the full text today, and you will not like this policy of theirs, \
             which they had kept from us for as long as they could, it seems to me, for they \
             never told anybody in the two parliaments what they had in mind there and then.",
        ] {
            assert!(!pitched(text), "{text}");
        }
    }
}
