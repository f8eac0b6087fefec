using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Numbers that records offices give, and to what.</summary>
public class RecordsNumberTests
{
    private static readonly DateOnly Today = new(2026, 6, 25);
    private static readonly NumberedDocument Draft = new(SignOffSubject.Report, Guid.CreateVersion7(), 2, false);
    private static readonly NumberedDocument Signed = Draft with { IsIssued = true };

    [Fact]
    public void A_number_is_kept_as_the_office_wrote_it_and_compared_without_spaces_and_capitals()
    {
        var number = Of(Draft, null, " 05 / bc-tct ", Today.AddDays(-3));
        Assert.Equal((Draft.Subject, Draft.Id, 2, Side.Laos), (number.Subject, number.SubjectId, number.Issue, number.Body));
        Assert.Equal(("05 / bc-tct", "05/BC-TCT", Today.AddDays(-3), 2026), (number.Number, number.Key, number.Date, number.Year));
        Assert.NotEqual(Guid.Empty, number.Id);
    }

    [Fact]
    public void Its_year_is_that_of_its_day() => Assert.Equal(2025, Of(Draft, null, "1", new DateOnly(2025, 12, 31)).Year);

    [Fact]
    public void Blank_words_leave_what_is_recorded()
    {
        Assert.Equal((Rules.RecordsNumberMissing, "Number"), Refused(() => Of(Draft, null, " ", Today)));
        var number = Of(Draft, null, "05/BC-TCT", Today);
        Assert.Same(number, Of(Signed, number, " ", null));
        Assert.Equal(("05/BC-TCT", Today), (number.Number, number.Date));
    }

    [Fact]
    public void A_number_has_a_day_and_is_not_too_long()
    {
        Assert.Equal((Rules.Required, "Date"), Refused(() => Of(Draft, null, "05/BC-TCT", null)));
        Assert.Equal((Rules.TooLong, "Number"), Refused(() => Of(Draft, null, new string('1', RecordsNumber.NumberMax + 1), Today)));
        Assert.Equal(RecordsNumber.NumberMax, Of(Draft, null, new string('1', RecordsNumber.NumberMax), Today).Number.Length);
    }

    [Fact]
    public void Until_both_sides_signed_it_may_be_changed()
    {
        var number = Of(Draft, null, "05/BC-TCT", Today.AddDays(-1));
        Assert.Same(number, Of(Draft, number, "06/bc-tct", Today));
        Assert.Equal(("06/bc-tct", "06/BC-TCT", Today), (number.Number, number.Key, number.Date));
    }

    [Fact]
    public void What_both_sides_signed_keeps_its_number_and_its_day()
    {
        var number = Of(Draft, null, "05/BC-TCT", Today);
        Assert.Equal((Rules.RecordsNumberKept, "Number"), Refused(() => Of(Signed, number, "06/BC-TCT", Today)));
        Assert.Equal((Rules.RecordsNumberKept, "Number"), Refused(() => Of(Signed, number, "05/BC-TCT", Today.AddDays(-1))));
        Assert.Equal(("05/BC-TCT", Today), (number.Number, number.Date));

        // Another spelling of the same number is no other number.
        Of(Signed, number, "05 / bc-tct", Today);
        Assert.Equal(("05 / bc-tct", "05/BC-TCT"), (number.Number, number.Key));
    }

    [Fact]
    public void It_is_taken_back_only_from_what_is_not_issued()
    {
        var number = Of(Draft, null, "05/BC-TCT", Today);
        number.RequireOpen(Draft);
        var broken = Assert.Throws<RuleException>(() => number.RequireOpen(Signed)).Broken[0];
        Assert.Equal((Rules.RecordsNumberKept, "05/BC-TCT"), (broken.Rule, broken.Arguments[0]));
    }

    [Fact]
    public void One_office_gives_a_number_once_a_year()
    {
        var number = Of(Draft, null, "05/BC-TCT", Today);
        number.RequireFree(null);
        var broken = Assert.Throws<RuleException>(() => number.RequireFree("2026-Q1")).Broken[0];
        Assert.Equal((Rules.RecordsNumberTaken, "Number"), (broken.Rule, broken.Subject));
        Assert.Equal(["05/BC-TCT", 2026, "2026-Q1"], broken.Arguments);
    }

    [Fact]
    public void Who_wrote_it_down_is_kept_to_the_second()
    {
        var number = Of(Draft, null, "05/BC-TCT", Today);
        number.RecordedNow("Thư ký mẫu", new DateTime(2026, 6, 25, 3, 4, 5, 678, DateTimeKind.Utc).AddTicks(9));
        Assert.Equal(("Thư ký mẫu", new DateTime(2026, 6, 25, 3, 4, 5, DateTimeKind.Utc)), (number.RecordedBy, number.RecordedAt));
    }

    [Fact]
    public void A_report_may_be_numbered_before_it_is_signed_and_for_the_issue_that_is_open()
    {
        var plan = new SamplePlan().Adopted().Plan;
        var report = new Report(plan, "2026-H1", ReportKind.HalfYear, new ReportDates(new(2026, 1, 1), new(2026, 6, 14), new(2026, 6, 14), new(2026, 6, 30)));
        Assert.Equal(new NumberedDocument(SignOffSubject.Report, report.Id, 1, false), NumberedDocument.Of(report));
        report.SendForSignature();
        Assert.False(NumberedDocument.Of(report).IsIssued);
        report.IssueNow(Guid.CreateVersion7(), new string('a', 64), Today, DateTime.UnixEpoch);
        Assert.Equal(new NumberedDocument(SignOffSubject.Report, report.Id, 1, true), NumberedDocument.Of(report));
        report.OpenCorrection(plan, SamplePlan.Text("Sai số", "ຜິດ"));
        Assert.Equal(new NumberedDocument(SignOffSubject.Report, report.Id, 2, false), NumberedDocument.Of(report));
    }

    [Fact]
    public void A_plan_and_an_amendment_are_numbered_once_they_are_signed()
    {
        var sample = new SamplePlan();
        Assert.Equal((Rules.RecordsNumberEarly, "Number"), Refused(() => NumberedDocument.Of(sample.Plan)));
        sample.Adopted();
        Assert.Equal(new NumberedDocument(SignOffSubject.Plan, sample.Plan.Id, 1, true), NumberedDocument.Of(sample.Plan));
        var amendment = new Amendment(sample.Plan, 1, SamplePlan.Text("Lý do", "ເຫດຜົນ"));
        Assert.Equal((Rules.RecordsNumberEarly, "Number"), Refused(() => NumberedDocument.Of(amendment)));
    }

    [Fact]
    public void Minutes_and_a_round_of_scoring_are_numbered_once_they_are_signed()
    {
        var meeting = new Meeting(1, new MeetingContent(
            MeetingKind.Plenary, SamplePlan.Text("Phiên họp", "ກອງປະຊຸມ"), SamplePlan.Text("Hà Nội", "ຮ່າໂນ້ຍ"), Side.Vietnam, Today, new TimeOnly(8, 30), new TimeOnly(17, 0), LocalizedText.Empty, LocalizedText.Empty));
        Assert.Equal((Rules.RecordsNumberEarly, "Number"), Refused(() => NumberedDocument.Of(meeting)));
        meeting.CompleteMinutes();
        Assert.Equal(new NumberedDocument(SignOffSubject.Minutes, meeting.Id, 1, true), NumberedDocument.Of(meeting));
        var sheet = new ScoringSheet(1, new SheetContent(5, [20, 20, 20, 20, 20], ["PM1", "PM2"]));
        Assert.Equal((Rules.RecordsNumberEarly, "Number"), Refused(() => NumberedDocument.Of(sheet)));
        sheet.Complete([]);
        Assert.Equal(new NumberedDocument(SignOffSubject.ScoringSheet, sheet.Id, 1, true), NumberedDocument.Of(sheet));
    }

    private static RecordsNumber Of(NumberedDocument document, RecordsNumber? present, string typed, DateOnly? day) => RecordsNumber.Of(document, Side.Laos, present, typed, day, null, Today);

    private static (string Rule, string? Subject) Refused(Func<object> act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
