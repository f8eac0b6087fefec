using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Components;

/// <summary>The small list under the title of a plan, an amendment, a round of scoring or what is printed of a meeting.</summary>
internal static class AgreedFacts
{
    public static IReadOnlyList<(string Name, string Value)> Of(AgreedDocument document, Wording wording, Language language)
    {
        string Words(string key) => wording[key].For(language);
        IReadOnlyList<(string, string)> OfPlan(PlanContent plan) =>
        [
            (Words(WordingKeys.PlanCode), plan.Code),
            (Words(WordingKeys.PlanKindLabel), Words(WordingKeys.Of(plan.Kind))),
            (Words(WordingKeys.PlanPeriod), wording.Format(WordingKeys.FactRange, language, DateText.Short(plan.PeriodStart, language), DateText.Short(plan.PeriodEnd, language))),
            (Words(WordingKeys.PlanSize), wording.Format(WordingKeys.PlanSizeOf, language, plan.Pillars.Count, plan.Tasks.Count, plan.Tasks.Sum(each => each.Milestones.Count))),
        ];
        string Signed(ConsolidatedDocument plan) => string.Join("; ",
        [
            wording.Format(WordingKeys.ConsolidatedSignedPlan, language, DateText.Short(plan.AdoptedOn, language)),
            .. plan.Amendments.Select(each => each.Words(wording).For(language)),
        ]);
        IEnumerable<(string, string)> Amended(ConsolidatedDocument plan, AmendedRowKind kind, string key) =>
            plan.RowsOf(kind, string.Empty).Select(each => ($"{Words(key)} – {Words(WordingKeys.Of(each.Kind))}", each.By.Words(wording).For(language)));
        return document switch
        {
            ConsolidatedDocument consolidated =>
            [
                .. OfPlan(consolidated.Plan),
                .. Amended(consolidated, AmendedRowKind.Title, WordingKeys.AmendmentPlanTitle),
                .. Amended(consolidated, AmendedRowKind.Period, WordingKeys.PlanPeriod),
                (Words(WordingKeys.ConsolidatedSigned), Signed(consolidated)),
            ],
            PlanDocument { Plan: var plan } => OfPlan(plan),
            AmendmentDocument { Amendment: var amendment } =>
            [
                (Words(WordingKeys.PlanCode), amendment.PlanCode),
                (Words(WordingKeys.AmendmentNumber), NumberText.Format(amendment.Number, language)),
                (Words(WordingKeys.AmendmentSize), wording.Format(
                    WordingKeys.AmendmentSizeOf,
                    language,
                    amendment.Tasks.Count(each => each.Kind == AmendmentKind.Change),
                    amendment.Tasks.Count(each => each.Kind == AmendmentKind.Add),
                    amendment.Tasks.Count(each => each.Kind == AmendmentKind.Drop))),
                .. amendment.Indicators.Count == 0 ? [] : new[]
                {
                    (Words(WordingKeys.AmendmentIndicators), wording.Format(
                        WordingKeys.AmendmentSizeOf,
                        language,
                        amendment.Indicators.Count(each => each.Kind == AmendmentKind.Change),
                        amendment.Indicators.Count(each => each.Kind == AmendmentKind.Add),
                        amendment.Indicators.Count(each => each.Kind == AmendmentKind.Drop))),
                },
            ],
            MeetingDocument { Meeting: var meeting } =>
            [
                (Words(WordingKeys.MeetingKindLabel), Words(WordingKeys.Of(meeting.Kind))),
                (Words(WordingKeys.MeetingTime), wording.Format(WordingKeys.MeetingTimeOf, language, MeetingTime.Words(meeting.Begins), MeetingTime.Words(meeting.Ends), DateText.Long(meeting.On, language))),
                (Words(WordingKeys.MeetingPlace), meeting.Place.For(language)),
                (Words(WordingKeys.MeetingHost), Words(WordingKeys.Of(meeting.Host))),
            ],
            ScoringDocument { Scoring: var scoring } =>
            [
                (Words(WordingKeys.ScoringScale), wording.Format(WordingKeys.ScoringScaleOf, language, scoring.Scale)),
                (Words(WordingKeys.ScoringAgreedOn), DateText.Long(scoring.AgreedOn, language)),
                (Words(WordingKeys.ScoringScoredOn), DateText.Long(scoring.ScoredOn, language)),
            ],
            _ => throw new InvalidOperationException($"What stands under the title of {document.Printed} is not said."),
        };
    }
}
