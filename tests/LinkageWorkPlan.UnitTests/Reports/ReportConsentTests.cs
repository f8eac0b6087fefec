using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Secretaries agree to a content, and say why warnings about it may stay.</summary>
public class ReportConsentTests
{
    private static readonly DateTime At = new(2026, 6, 20, 3, 0, 0, DateTimeKind.Utc);
    private static readonly string Print = new('a', 64), Other = new('b', 64);
    private static readonly LocalizedText Words = SamplePlan.Text("Một", "ໜຶ່ງ");
    private static readonly WarningAbout Long = new("long", WarningKind.LongSentence, SectionKeys.Pillars, Language.Lo, "ຄຳ"), Figure = new("figure", WarningKind.Figure, SectionKeys.Pillars, Language.Lo, "5");
    private readonly SamplePlan sample = new SamplePlan().Adopted();

    [Fact]
    public void A_side_agrees_to_one_content_at_a_time()
    {
        var report = Make();
        report.Consent(Other, Side.Laos, "ເລຂາຕົວຢ່າງ", At.AddHours(-1));
        report.Consent(Print, Side.Vietnam, "Thư ký mẫu", At);
        var consent = report.Consent(Print, Side.Laos, "ເລຂາຕົວຢ່າງ", At);
        Assert.Equal((report.Id, Print, Side.Laos, "ເລຂາຕົວຢ່າງ", At), (consent.ReportId, consent.Fingerprint, consent.BySide, consent.ByName, consent.At));
        Assert.NotEqual(Guid.Empty, consent.Id);
        Assert.Equal([(Side.Vietnam, Print), (Side.Laos, Print)], report.Consents.Select(each => (each.BySide, each.Fingerprint)));
        Assert.Equal((true, false, true), (report.HasConsent(Side.Laos, Print), report.HasConsent(Side.Laos, Other), report.HasConsent(Side.Vietnam, Print)));
    }

    [Fact]
    public void A_side_takes_its_own_consent_back()
    {
        var report = Agreed();
        report.WithdrawConsent(Side.Laos);
        Assert.Equal([Side.Vietnam], report.Consents.Select(each => each.BySide));
    }

    [Fact]
    public void It_is_sent_with_the_consent_of_the_other_side()
    {
        var report = Make();
        report.Consent(Print, Side.Vietnam, "Thư ký mẫu", At);
        report.RequireConsent(Side.Vietnam, Print, hasSecretary: false);
        Assert.Equal((Rules.ConsentMissing, Side.Laos), Refused(() => report.RequireConsent(Side.Laos, Print, hasSecretary: true)));
        Assert.Equal((Rules.ConsentBySecretary, Side.Laos), Refused(() => report.RequireConsent(Side.Laos, Print, hasSecretary: false)));
        Assert.Equal((Rules.ConsentMissing, Side.Vietnam), Refused(() => report.RequireConsent(Side.Vietnam, Other, hasSecretary: true)));
    }

    /// <summary>Nobody agreed to what a report becomes.</summary>
    [Fact]
    public void Whatever_is_written_drops_both_consents()
    {
        Action<Report>[] writings =
        [
            each => each.WriteSection(SectionKeys.Context, Words), each => each.AddProposal(Side.Laos, Words), each => each.ChangeProposal(each.Proposals[0].Id, Side.Laos, Words),
            each => each.RemoveProposal(each.Proposals[0].Id), each => each.LeaveOut(SectionKeys.Reasons), each => each.TakeBackIn(SectionKeys.Reasons), each => each.SetScope(ReportScope.Whole),
            each => each.SetDates(new ReportDates(each.PeriodStart, each.PeriodEnd, each.CutOff, each.Due)),
        ];
        Assert.All(writings, write =>
        {
            var report = Agreed();
            write(report);
            Assert.Empty(report.Consents);
        });
    }

    [Fact]
    public void Consents_stay_while_it_is_signed_and_go_when_it_comes_back_or_is_corrected()
    {
        var report = Agreed();
        report.SendForSignature();
        Assert.Equal(2, report.Consents.Count);
        Assert.Equal((Rules.ReportNotInDraft, "2026-H1"), Refused(() => report.Consent(Print, Side.Laos, "ເລຂາຕົວຢ່າງ", At)));
        Assert.Equal((Rules.ReportNotInDraft, "2026-H1"), Refused(() => report.WithdrawConsent(Side.Laos)));
        report.ReturnToDraft();
        Assert.Empty(report.Consents);
        report.Consent(Print, Side.Laos, "ເລຂາຕົວຢ່າງ", At);
        report.SendForSignature();
        report.IssueNow(Guid.CreateVersion7(), Print, new(2026, 6, 29), At);
        Assert.Single(report.Consents);
        report.OpenCorrection(sample.Plan, Words);
        Assert.Empty(report.Consents);
    }

    [Theory]
    [InlineData(WarningKind.LongSentence, Language.Vi, Side.Vietnam)]
    [InlineData(WarningKind.LongSentence, Language.Lo, Side.Laos)]
    [InlineData(WarningKind.Term, Language.Lo, Side.Laos)]
    [InlineData(WarningKind.NamedFigure, Language.Vi, Side.Vietnam)]
    [InlineData(WarningKind.Figure, Language.Vi, null)]
    [InlineData(WarningKind.FormerDate, Language.Lo, null)]
    public void A_warning_about_words_is_kept_by_those_whose_language_it_is_in(WarningKind kind, Language language, Side? keeper)
    {
        var warning = new WarningAbout("key", kind, SectionKeys.Context, language, "từ");
        Assert.Equal(keeper, warning.Keeper);
        Assert.All(Sides.Both, side => Assert.Equal(keeper is null || keeper == side, warning.MayBeKeptBy(side)));
    }

    [Fact]
    public void A_reason_is_kept_with_who_gave_it_and_takes_the_place_of_the_one_before()
    {
        var report = Make();
        report.AnswerWarnings([Figure], "Số của hải quan", Side.Vietnam, "Thư ký mẫu", At);
        report.AnswerWarnings([Long, Figure], " ຖືກຕ້ອງ ", Side.Laos, "ເລຂາຕົວຢ່າງ", At.AddHours(1));
        Assert.Equal(
            [("long", "ຖືກຕ້ອງ", Side.Laos, "ເລຂາຕົວຢ່າງ", At.AddHours(1)), ("figure", "ຖືກຕ້ອງ", Side.Laos, "ເລຂາຕົວຢ່າງ", At.AddHours(1))],
            report.Answers.Select(each => (each.Key, each.Reason, each.BySide, each.ByName, each.At)));
        Assert.All(report.Answers, each => Assert.Equal(report.Id, each.ReportId));
        Assert.Equal(2, report.Answers.Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public void A_reason_is_about_one_text_and_given_by_those_who_may()
    {
        var report = Make();
        Assert.Equal([Rules.WarningsOfSeveralTexts, Rules.WarningsOfSeveralTexts], new[] { Figure with { Section = SectionKeys.Context }, Figure with { Language = Language.Vi } }.Select(each =>
            Assert.Single(Assert.Throws<RuleException>(() => report.AnswerWarnings([Long, each], "Vì", Side.Laos, "ເລຂາຕົວຢ່າງ", At)).Broken).Rule));
        Assert.Equal((Rules.WarningOfOtherSide, Side.Laos), Refused(() => report.AnswerWarnings([Figure, Long], "Vì", Side.Vietnam, "Thư ký mẫu", At)));
        Assert.Equal((Rules.Required, "Reason"), Refused(() => report.AnswerWarnings([Figure], " ", Side.Vietnam, "Thư ký mẫu", At)));
        Assert.Equal((Rules.TooLong, "Reason"), Refused(() => report.AnswerWarnings([Figure], new string('a', WarningAnswer.ReasonMax + 1), Side.Vietnam, "Thư ký mẫu", At)));
        Assert.Empty(report.Answers);
        report.AnswerWarnings([Figure], new string('a', WarningAnswer.ReasonMax), Side.Vietnam, "Thư ký mẫu", At);
        Assert.Single(report.Answers);
    }

    [Fact]
    public void A_reason_is_taken_back_by_the_side_that_gave_it()
    {
        var report = Make();
        report.AnswerWarnings([Long, Figure], "Vì", Side.Laos, "ເລຂາຕົວຢ່າງ", At);
        Assert.Equal((Rules.WarningOfOtherSide, Side.Laos), Refused(() => report.WithdrawAnswer("figure", Side.Vietnam)));
        report.WithdrawAnswer("other", Side.Vietnam);
        Assert.Equal(2, report.Answers.Count);
        report.WithdrawAnswer("figure", Side.Laos);
        Assert.Equal(["long"], report.Answers.Select(each => each.Key));
    }

    [Fact]
    public void Reasons_are_given_and_taken_back_in_a_draft_alone()
    {
        var report = Make();
        report.AnswerWarnings([Long], "Vì", Side.Laos, "ເລຂາຕົວຢ່າງ", At);
        report.SendForSignature();
        Assert.Equal((Rules.ReportNotInDraft, "2026-H1"), Refused(() => report.AnswerWarnings([Figure], "Vì", Side.Laos, "ເລຂາຕົວຢ່າງ", At)));
        Assert.Equal((Rules.ReportNotInDraft, "2026-H1"), Refused(() => report.WithdrawAnswer("long", Side.Laos)));
        Assert.Single(report.Answers);
    }

    private Report Make() => new(sample.Plan, "2026-H1", ReportKind.HalfYear, new ReportDates(new(2026, 1, 1), new(2026, 6, 14), new(2026, 6, 14), new(2026, 6, 30)));

    /// <summary>With a proposal, and with the consent of both sides.</summary>
    private Report Agreed()
    {
        var report = Make();
        report.AddProposal(Side.Vietnam, Words);
        report.Consent(Print, Side.Vietnam, "Thư ký mẫu", At);
        report.Consent(Print, Side.Laos, "ເລຂາຕົວຢ່າງ", At);
        return report;
    }

    /// <summary>The rule, and the first of what its words name.</summary>
    private static (string Rule, object Named) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Arguments[0]) : default;
}
