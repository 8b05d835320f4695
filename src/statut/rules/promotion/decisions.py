"""Decisions: who is promoted, and why everyone else is not."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from statut.rules.kernel.expressions import on
from statut.rules.kernel.mass_rule import because, mass_rule
from statut.rules.parameters.promotion import GIP_SINCE, GIP_UNTIL
from statut.rules.promotion.eligibility import eligibility as eligibility_rule
from statut.rules.promotion.law import Law
from statut.rules.promotion.thresholds import thresholds as thresholds_rule
from statut.rules.sources import AN_40_2005, AN_130_2004, GIP_45_2004, PACK_FORMAT

ARTICLE_10_1 = (GIP_45_2004.at("Article 10(1)"), AN_130_2004.at("section II.3"))
ARTICLE_10_4 = (GIP_45_2004.at("Article 10(4)"), AN_130_2004.at("section VI"))


@mass_rule(
    *ARTICLE_10_1,
    PACK_FORMAT.at("rule 6"),
    question="Which of the officials whose total equals the threshold take the places left?",
    answer="takes_place",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "places_after_choice": "places left after those whom the committee chose",
        "senior": "equals with longer seniority in the grade, among those left to seniority",
        "places_for_them": "places left after those with longer seniority",
        "same_seniority": "equals with the same seniority in the grade, the official included",
        "takes_place": "yes, no, or left to the committee",
    },
    reasons={
        "chosen": because("Chosen by the promotion committee among the officials who are ex aequo: {choice_reason}"),
        "passed_over": because("Passed over by the promotion committee among those who are ex aequo: {choice_reason}"),
        "senior": because(
            "In order of seniority in the grade: in it since {grade_since}, with {senior} senior among those ex aequo;"
            " places left: {places_after_choice}."
        ),
        "junior": because(
            "In order of seniority in the grade: in it since {grade_since}, with {senior} senior among those ex aequo;"
            " places left: {places_after_choice}."
        ),
        "committee": because(
            "In the grade since {grade_since}, as are {same_seniority} of those ex aequo; places left for them"
            " and for their juniors: {places_for_them}. Seniority does not decide: the committee weighs equal"
            " opportunities and the nature of the duties."
        ),
    },
)
def ex_aequo_choices(candidates: ir.Table, thresholds: ir.Table, ex_aequo: ir.Table, *, law: Law) -> ir.Table:
    """Seniority in the grade first, unless the committee chose with a reason.

    Those whom the committee chose take their places before seniority; whom it passed over takes none. Where equal
    seniority straddles the last place, it is left to the committee: discretion is not computed.
    """
    people = candidates.filter(candidates.eligible)
    people = people.select("personnel_number", "grade", "budget", "grade_since", "total")
    cells = thresholds.select("grade", "budget", "places", total="threshold")
    equals = people.inner_join(cells, ["grade", "budget", "total"])
    choices = ex_aequo.select("personnel_number", "chosen", choice_reason="reason")
    equals = equals.left_join(choices, "personnel_number").select(
        *(equals[name] for name in ("personnel_number", "grade", "budget", "grade_since", "places")),
        chosen=choices.chosen,
        choice_reason=choices.choice_reason,
    )
    cell = ibis.window(group_by=("grade", "budget"))
    chosen = equals.chosen.fill_null(False).ifelse(1, 0).sum().over(cell)
    equals = equals.mutate(places_after_choice=(equals.places - chosen).cast("int64"), open=equals.chosen.isnull())
    by_seniority = ibis.window(group_by=("grade", "budget", "open"), order_by="grade_since")
    alike = ibis.window(group_by=("grade", "budget", "open", "grade_since"))
    equals = equals.mutate(
        senior=ibis.rank().over(by_seniority).cast("int64"),
        same_seniority=equals.count().over(alike).cast("int64"),
    )
    equals = equals.mutate(
        places_for_them=ibis.greatest(equals.places_after_choice - equals.senior, 0),
        reason=ibis.cases(
            (equals.chosen, "chosen"),
            (equals.chosen.notnull(), "passed_over"),
            (equals.senior + equals.same_seniority <= equals.places_after_choice, "senior"),
            (equals.senior < equals.places_after_choice, "committee"),
            else_="junior",
        ),
    )
    takes_place = ibis.cases(
        (equals.reason.isin(("chosen", "senior")), "yes"), (equals.reason == "committee", "committee"), else_="no"
    )
    return equals.mutate(takes_place=takes_place).drop("chosen", "open", "places")


@mass_rule(
    *ARTICLE_10_4,
    question="Is the official promoted?",
    answer="outcome",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "total": "total of points (half points)",
        "threshold": "threshold of the grade and budget (half points)",
        "outcome": "promoted, below_threshold, ex_aequo_not_chosen, committee, suspended, not_eligible",
    },
    reasons={
        "above": because(
            "Promoted: the total of {total:points} is above the threshold of {threshold:points} for {grade} under the"
            " {budget} budget.",
            *ARTICLE_10_4,
            AN_40_2005.at("promotion above the threshold"),
        ),
        "ex_aequo": because(
            "Promoted: the total of {total:points} equals the threshold. {choice_words}", *ARTICLE_10_1, *ARTICLE_10_4
        ),
        "not_chosen": because(
            "Not promoted: the total of {total:points} equals the threshold, and the places left went to others."
            " {choice_words}",
            *ARTICLE_10_1,
        ),
        "committee": because(
            "Left to the committee: the total of {total:points} equals the threshold. {choice_words}", *ARTICLE_10_1
        ),
        "below": because(
            "Not promoted: the total of {total:points} is below the threshold of {threshold:points} for {grade} under"
            " the {budget} budget. The points are kept."
        ),
        "no_threshold": because("Not promoted: {threshold_words} The points are kept."),
        "suspended": because(
            "The decision is suspended until the result of the disciplinary proceedings is known; the place stays"
            " reserved (total {total:points}, threshold {threshold:points}).",
            AN_130_2004.at("section VI, fourth indent"),
        ),
        "not_eligible": because("Not eligible. {eligibility_words}", cited_in="eligibility_citations"),
    },
)
def outcomes(
    candidates: ir.Table,
    thresholds: ir.Table,
    ex_aequo_choices: ir.Table,
    proceedings: ir.Table,
    *,
    law: Law,
) -> ir.Table:
    """Above the threshold: promoted. Equal: as far as places are left. Below: not promoted, the points are kept.

    The promotion of somebody with disciplinary proceedings open on the day of the decision is suspended. Who is not
    eligible is on no list and uses no possibility.
    """
    no_threshold_words = ibis.ifelse(
        thresholds.threshold.isnull(), thresholds_rule.reason_words(thresholds), ibis.null("string")
    )
    cells = thresholds.select("grade", "budget", "threshold", threshold_words=no_threshold_words)
    people = candidates.left_join(cells, ["grade", "budget"]).drop("grade_right", "budget_right")
    choices = ex_aequo_choices.select(
        "personnel_number", "takes_place", choice_words=ex_aequo_choices_rule.reason_words(ex_aequo_choices)
    )
    people = people.left_join(choices, "personnel_number").drop("personnel_number_right")
    decided_on = on(law.exercise.decided_on)
    pending = proceedings.filter(
        (proceedings.opened_on <= decided_on) & (proceedings.closed_on.isnull() | (proceedings.closed_on > decided_on))
    )
    pending = pending.select("personnel_number").distinct()
    people = people.left_join(pending, "personnel_number", rname="{name}_pending")
    people = people.mutate(pending=people.personnel_number_pending.notnull()).drop("personnel_number_pending")
    would_be = (people.total > people.threshold) | (people.takes_place == "yes")
    people = people.mutate(
        reason=ibis.cases(
            (~people.eligible, "not_eligible"),
            (people.threshold.isnull(), "no_threshold"),
            (would_be.fill_null(False) & people.pending, "suspended"),
            (people.total > people.threshold, "above"),
            (people.total < people.threshold, "below"),
            (people.takes_place == "yes", "ex_aequo"),
            (people.takes_place == "committee", "committee"),
            else_="not_chosen",
        )
    )
    outcome = ibis.cases(
        (people.reason.isin(("above", "ex_aequo")), "promoted"),
        (people.reason.isin(("below", "no_threshold")), "below_threshold"),
        (people.reason == "not_chosen", "ex_aequo_not_chosen"),
        else_=people.reason,
    )
    people = people.mutate(outcome=outcome).drop("takes_place", "pending")
    # Only where they are needed: words for a whole population weigh more than its figures.
    code = "eligibility_reason"
    none = ibis.null("string")
    people = people.mutate(
        eligibility_words=ibis.ifelse(people.eligible, none, eligibility_rule.reason_words(people, code)),
        eligibility_citations=ibis.ifelse(people.eligible, none, eligibility_rule.reason_citations(people, code)),
    )
    return people.drop(code, "status", "established_on", "standard_effect_on", "last_effect_on")


@mass_rule(
    *ARTICLE_10_4,
    question="Why is the outcome as it is?",
    answer="words",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={"words": "the reason of the outcome in words", "citation": "the texts behind it"},
)
def outcomes_in_words(outcomes: ir.Table, *, law: Law) -> ir.Table:
    """The reason of each outcome said with its figures, and the texts behind it: what the official reads."""
    words, citation = outcomes_rule.reason_words(outcomes), outcomes_rule.reason_citations(outcomes)
    return outcomes.mutate(words=words, citation=citation).drop(
        "threshold_words", "choice_words", "eligibility_words", "eligibility_citations", "step", "step_since"
    )


@mass_rule(
    *ARTICLE_10_4,
    question="What is decided about the official, on which figures, and why?",
    answer="outcome",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={"reason": "the reason of the outcome in words", "citation": "the texts behind it"},
)
def decisions(outcomes_in_words: ir.Table, placed: ir.Table, *, law: Law) -> ir.Table:
    """The decision on each official with its figures, its reason in words and its texts, and the classification."""
    places = placed.select("personnel_number", "months_in_step", "basic_salary", "renamed_grade", step=placed.new_step)
    decided = outcomes_in_words.rename(reason_code="reason").rename(reason="words")
    return decided.left_join(places, "personnel_number").drop("personnel_number_right")


# The name of a table is the name of its rule; inside a rule, the name means the table.
ex_aequo_choices_rule = ex_aequo_choices
outcomes_rule = outcomes
