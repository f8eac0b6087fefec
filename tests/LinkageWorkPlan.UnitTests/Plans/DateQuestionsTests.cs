using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>Each threshold on both of its sides.</summary>
public class DateQuestionsTests
{
    private static readonly DateOnly Today = SamplePlan.Today;
    private readonly SamplePlan sample = new();

    [Theory]
    [InlineData(PlanKind.Annual, 365 + DateQuestions.PlanTolerance, false)]
    [InlineData(PlanKind.Annual, 366 + DateQuestions.PlanTolerance, true)]
    [InlineData(PlanKind.Annual, 364 - DateQuestions.PlanTolerance, true)]
    [InlineData(PlanKind.Biennial, 365, true)]
    [InlineData(PlanKind.Biennial, 730, false)]
    public void A_plans_length_fits_its_kind(PlanKind kind, int days, bool isAsked)
    {
        var start = new DateOnly(2026, 1, 1);
        Assert.Equal(isAsked ? [Questions.PlanLength] : [], Rules(DateQuestions.OfPlan(kind, start, start.AddDays(days - 1), Today)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0, Questions.DateBeforePlanned)]
    [InlineData(-40, Questions.DateBeforePlanned)]
    [InlineData(DateQuestions.FarAhead, Questions.DateAfterPlan)]
    [InlineData(DateQuestions.FarAhead + 1, Questions.DateAfterPlan, Questions.DateFarAfter)]
    public void An_expected_date_is_after_the_planned_one_and_not_far_from_it(int days, params string[] asked)
    {
        var task = sample.Task();
        var entry = new ProgressEntry { EffectiveOn = Today, Delay = new DelayReport(SamplePlan.Text("Chậm", "ຊ້າ"), SamplePlan.Text("Thêm người", "ເພີ່ມຄົນ"), task.Agreed.End!.Value.AddDays(days)) };
        Assert.Equal(asked, Rules(DateQuestions.OfProgress(sample.Plan, task, entry, Today)));
    }

    [Theory]
    [InlineData(DateQuestions.LongAgo, false)]
    [InlineData(DateQuestions.LongAgo + 1, true)]
    public void What_became_true_long_ago_is_asked(int days, bool isAsked)
    {
        var questions = DateQuestions.OfProgress(sample.Plan, sample.Task(), new ProgressEntry { EffectiveOn = Today.AddDays(-days), Percent = 10 }, Today);
        Assert.Equal(isAsked ? [Questions.DateFarBefore] : [], Rules(questions));
    }

    [Fact]
    public void The_answer_holds_for_the_value_that_was_asked_about()
    {
        BrokenRule Asked(DateOnly day) => DateQuestions.OfDirection(new DirectionFacts(Today, null, null, day)).Single();
        Assert.Equal(Asked(new DateOnly(2062, 9, 1)).Confirmation, Asked(new DateOnly(2062, 9, 1)).Confirmation);
        Assert.NotEqual(Asked(new DateOnly(2062, 9, 1)).Confirmation, Asked(new DateOnly(2062, 9, 2)).Confirmation);
        Assert.Equal("Direction.Due", Asked(new DateOnly(2062, 9, 1)).Arguments[0]);
        Assert.Empty(DateQuestions.OfDirection(new DirectionFacts(Today, null, null, Today.AddDays(DateQuestions.FarAhead))));
    }

    [Theory]
    [InlineData(ReportKind.Quarter)]
    [InlineData(ReportKind.HalfYear)]
    [InlineData(ReportKind.Annual)]
    [InlineData(ReportKind.EndOfPlan)]
    [InlineData(ReportKind.Special)]
    public void Dates_that_the_program_proposes_itself_are_not_asked(ReportKind kind) =>
        Assert.Empty(ReportPeriod.Of(kind, sample.Plan).SelectMany(period => DateQuestions.OfReport(sample.Plan, period.Dates)));

    [Fact]
    public void Dates_of_delegations_indicators_and_papers_are_asked_where_they_are_far()
    {
        Assert.Equal([Questions.DateFarAfter], Rules(DateQuestions.OfDelegation(Today, Today.AddDays(DateQuestions.FarAhead + 1), Today)));
        Assert.Empty(DateQuestions.OfDelegation(Today, Today.AddDays(DateQuestions.FarAhead), Today));
        Assert.Equal([Questions.DateBeforePlan], Rules(DateQuestions.OfIndicator(sample.Plan, new DateOnly(2025, 12, 31), Today)));
        Assert.Empty(DateQuestions.OfIndicator(sample.Plan, new DateOnly(2026, 1, 1), Today));
        Assert.Equal([Questions.DateFarBefore], Rules(DateQuestions.OfPaper("SignedOn", "SignedOn", Today.AddDays(-DateQuestions.LongAgo - 1), Today)));
    }

    private static IEnumerable<string> Rules(IEnumerable<BrokenRule> questions) => questions.Select(each => each.Rule);
}
