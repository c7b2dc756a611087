//! How the text stands to each claim, and whose word it gives it for.
//!
//! A claim that the text gives to a voice is attributed, even where the voice doubts; a forecast is a forecast, even
//! a doubtful one. What stands between quotation marks is the voice's own and says nothing of how the text stands.

mod cue;
mod token;
mod voice;

use super::{ClaimReading, StanceReading};
use crate::document::Article;
use crate::record::Stance;
use cue::{Found, Grammar, cues};
use std::ops::Range;
use token::{Token, quotations, tokens};

/// Reads how `article` stands to each of `claims`.
pub(super) fn read(article: &Article<'_>, claims: &[ClaimReading]) -> Vec<StanceReading> {
    let mut quoted: (Option<usize>, Vec<Range<usize>>) = (None, Vec::new());
    let mut before: Option<(usize, Range<usize>)> = None;
    let mut stances = Vec::with_capacity(claims.len());
    for claim in claims {
        let text = article.blocks[claim.block].text.as_str();
        if quoted.0 != Some(claim.block) {
            quoted = (Some(claim.block), quotations(text));
            before = None;
        }
        let tokens = tokens(text, claim.range.clone(), &quoted.1);
        let (mut stance, mut attribution) = judge(&tokens);
        // "X said that one,¹ and that another²": the second is the word of the same.
        if let Some((end, voice)) = &before
            && *end <= claim.range.start
            && goes_on(&tokens)
            && !text[*end..claim.range.start].contains(['.', '!', '?'])
        {
            (stance, attribution) = (Stance::Attributed, Some(voice.clone()));
        }
        before = attribution.clone().map(|voice| (claim.range.end, voice));
        stances.push(StanceReading { stance, attribution });
    }
    stances
}

/// Whether the claim opens with another that-clause.
fn goes_on(tokens: &[Token]) -> bool {
    let skip = usize::from(tokens.first().is_some_and(|token| token.is(&["and", "or", "but"])));
    tokens.get(skip).is_some_and(|token| token.word == "that")
        && tokens.get(skip + 1).is_some_and(|token| token.is(voice::OPENERS) || token.capital)
}

fn judge(tokens: &[Token]) -> (Stance, Option<Range<usize>>) {
    if let Some(voice) = voice::find(tokens) {
        let name = match voice {
            voice::Voice::Named(name) => Some(name),
            voice::Voice::Unnamed => None,
        };
        return (Stance::Attributed, name);
    }
    let says = |wanted: Stance| {
        (0..tokens.len())
            .any(|at| cues(tokens, at).any(|found| found.cue.stance == wanted && counts(tokens, at, found)))
    };
    if says(Stance::Predicted) {
        (Stance::Predicted, None)
    } else if says(Stance::Hedged) {
        (Stance::Hedged, None)
    } else {
        (Stance::Asserted, None)
    }
}

/// Whether the cue at token `at` speaks of the claim, and is no namesake.
fn counts(tokens: &[Token], at: usize, Found { cue, length }: Found) -> bool {
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    let after = tokens.get(at + length);
    let noun = before.is_some_and(|token| {
        token.is(voice::DETERMINERS)
            || token.is(voice::PREPOSITIONS)
            || token.word.ends_with("'s")
            || token.word.ends_with("’s")
            || token.is(&["free", "good", "ill", "last", "military", "political", "popular"])
    });
    let number = after.is_some_and(|token| {
        token.word.starts_with(|sign: char| sign.is_ascii_digit())
            || token.is(&["half", "two", "three", "four", "five", "six", "ten", "twenty", "thirty", "fifty", "as"])
    }) || after.is_some_and(|token| token.word == "a")
        && tokens
            .get(at + length + 1)
            .is_some_and(|token| token.is(&["third", "half", "quarter", "dozen", "score", "hundred", "thousand"]));
    match cue.grammar {
        Grammar::Future if length == 1 => {
            // "as we will see" is about the article, "the judge who will hear it" about the judge.
            // "It will be recalled": the reader is meant.
            let recalled = before.is_some_and(|token| token.word == "it")
                && after.is_some_and(|token| token.word == "be")
                && tokens.get(at + 2).is_some_and(|token| {
                    token.is(&["noted", "noticed", "objected", "observed", "recalled", "remembered", "seen"])
                });
            !recalled
                && !noun
                && !tokens[at].capital
                && !before.is_some_and(|token| token.is(&["we", "i", "as", "who"]))
        }
        // "is likely to have" looks back.
        Grammar::Future => !(tokens[at + length - 1].word == "to" && after.is_some_and(|token| token.word == "have")),
        // "perhaps a third": the number is in doubt, not what is said.
        Grammar::Doubt if length == 1 => !number,
        Grammar::Modal => {
            // The month has a capital. In a dependent clause the word gives leave or names an aim.
            let clause =
                tokens[..at].iter().rev().take_while(|token| !matches!(token.mark, ',' | ';' | ':' | '–' | '"'));
            !noun
                && !number
                && !tokens[at].capital
                && !clause.take(30).any(|token| {
                    token.is(&[
                        "who", "which", "that", "whom", "whose", "where", "whether", "if", "lest", "when", "what",
                    ])
                })
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Stance, Option<&str>) {
        let (stance, voice) = judge(&tokens(text, 0..text.len(), &quotations(text)));
        (stance, voice.map(|range| &text[range]))
    }

    #[test]
    fn a_claim_is_given_to_the_voice_that_the_text_names() {
        for (text, voice) in [
            (
                "Analysts who follow the front claim that since the spring the town was empty.",
                "Analysts who follow the front",
            ),
            (
                "In Rawa the chief of staff warned, in a newspaper, that all of it might be a feint.",
                "the chief of staff",
            ),
            ("On 6 April the commander, Salim Haj, announced that the army had left.", "the commander, Salim Haj"),
            ("\"We counted the boats,\" wrote a nurse who had been there.", "a nurse who had been there"),
            ("The bridge, according to the governor of Rawa, was mined.", "the governor of Rawa"),
            ("The crowd was, as a man who was in the room recalled, silent.", "a man who was in the room"),
            ("Three boats sank, the minister told reporters.", "the minister"),
            ("The theft was reported by a clerk.", "a clerk"),
            (
                "They saw a breach, and its directors in London believed that time would do the rest.",
                "its directors in London",
            ),
            ("The consul, who was nearer, said it was over.", "The consul, who was nearer"),
            ("Analysts who watch the IS claim that it is weak.", "Analysts who watch the IS"),
            ("As one man put it, “the war was over.”", "one man"),
            ("The roads, notes Haj, were never closed.", "Haj"),
            ("The army put the dead at forty.", "The army"),
            ("Haj accused the governor of theft.", "Haj"),
            ("The consul vowed to stay.", "The consul"),
            ("The consul warned of a famine.", "The consul"),
            ("Many in Rawa believe the war is lost.", "Many in Rawa"),
            ("Nurses described how the boats sank.", "Nurses"),
            ("Haj left in May and later wrote that nobody had asked him.", "Haj"),
            ("The road, an engineer wrote at the time, would be mended.", "an engineer"),
            ("Half of it was burned, or so the clerks of Rawa maintained.", "the clerks of Rawa"),
            ("They paid in salt, a clerk alleged, but he had not been there.", "a clerk"),
            ("“It is late,” he promised his master.", "he"),
        ] {
            assert_eq!(told(text), (Stance::Attributed, Some(voice)), "{text}");
        }
    }

    #[test]
    fn other_claims_are_forecast_doubted_or_asserted() {
        use Stance::{Asserted, Hedged, Predicted};
        for (text, stance) in [
            ("The prime minister who had told the deputies that it was late was shot.", Asserted),
            ("In May 1951 the will of the crowd was known.", Asserted),
            ("Perhaps a third could fight.", Asserted),
            ("The river, which was once in one empire, is now between two states.", Asserted),
            ("It is good to think that whoever holds the road has the town.", Asserted),
            ("It will be recalled that the clerk left.", Asserted),
            ("The clerk was accused of theft and left.", Asserted),
            ("The commission concluded its work in May.", Asserted),
            ("The diggers found the well destroyed.", Asserted),
            ("The boats, it is said, sank at night.", Hedged),
            ("The minister was expected to resign.", Asserted),
            ("They wished for nothing that might make matters worse.", Asserted),
            ("The guerrillas claimed the day for themselves.", Asserted),
            ("Its return is just a matter of time.", Predicted),
            ("The town will undoubtedly fall.", Predicted),
            ("It is likely to return.", Predicted),
            ("He is likely to have fled.", Hedged),
            ("The emir apparently fled in May.", Hedged),
            ("It has often been said that the road was mined.", Hedged),
            ("He may have fled.", Hedged),
        ] {
            assert_eq!(told(text).0, stance, "{text}");
        }
    }

    #[test]
    fn long_and_odd_claims_are_read_in_time_that_grows_with_them() {
        for piece in ["said that ", ", and said ", "“", "(", "‘a ", "as he said, ", "according to ", "told x, "] {
            let text = piece.repeat(4000);
            judge(&tokens(&text, 0..text.len(), &quotations(&text)));
        }
    }
}
