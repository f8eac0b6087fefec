using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>What was spent of a budget line in a quarter.</summary>
public class SpendingTests
{
    private static readonly DateTime Noon = new(2026, 6, 14, 5, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly First = new(2026, 3, 14);
    private static readonly DateOnly Second = new(2026, 6, 14);
    private readonly SamplePlan sample = new();
    private readonly WorkTask task;
    private readonly WorkTask without;

    public SpendingTests()
    {
        task = new WorkTask(sample.Plan, sample.Content() with
        {
            Budget =
            [
                new BudgetLine(Currency.VND, 500_000_000m, SamplePlan.Text("Ngân sách", "ງົບປະມານ")),
                new BudgetLine(Currency.USD, 1_000m, SamplePlan.Text("Đối tác", "ຄູ່ຮ່ວມງານ")),
            ],
        });
        without = sample.Task("A2");
        sample.Adopted();
    }

    [Fact]
    public void Is_in_the_currency_of_its_line_and_in_a_quarter_of_the_plans_reports()
    {
        var spent = Spend(new SpendingEntry(2, Second, 12.5m, "PC 12/2026"));
        Assert.Equal((Currency.USD, new DateOnly(2026, 3, 15), Second, Side.Laos), (spent.Currency, spent.PeriodStart, spent.PeriodEnd, spent.Side));
    }

    [Theory]
    [InlineData(3, "2026-06-14", 10, "x", Rules.BudgetLineUnknown)]
    [InlineData(0, "2026-06-14", 10, "x", Rules.BudgetLineUnknown)]
    [InlineData(1, "2026-06-14", 0, "x", Rules.SpendingAmount)]
    [InlineData(1, "2026-06-14", -5, "x", Rules.SpendingAmount)]
    [InlineData(1, "2026-06-14", 10.5, "x", Rules.NotAWholeNumber)]
    [InlineData(2, "2026-06-14", 10.555, "x", Rules.TooManyDecimals)]
    [InlineData(1, "2026-09-14", 10, "x", Rules.SpendingNotOver)]
    [InlineData(1, "2026-06-30", 10, "x", Rules.SpendingPeriod)]
    [InlineData(1, "2026-06-14", 10, " ", Rules.Required)]
    public void Is_refused_where_it_cannot_be(int line, string end, double amount, string reference, string rule) =>
        Assert.Equal([rule], Assert.Throws<RuleException>(() => Spend(new SpendingEntry(line, DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), (decimal)amount, reference)))
            .Broken.Select(each => each.Rule));

    [Fact]
    public void More_than_the_line_has_is_asked_about_and_so_is_a_second_amount_of_a_quarter()
    {
        var before = Spend(new SpendingEntry(1, First, 400_000_000m, "PC 1"));
        IReadOnlyList<string> Asked(SpendingEntry entry, Side side) => [.. Spending.Asked(task, [entry], side, [before]).Select(each => each.Rule)];
        Assert.Empty(Asked(new SpendingEntry(1, Second, 100_000_000m, "PC 2"), Side.Laos));
        Assert.Equal([Questions.SpendingOverPlan], Asked(new SpendingEntry(1, Second, 100_000_001m, "PC 2"), Side.Laos));
        Assert.Equal([Questions.SpendingAgain], Asked(new SpendingEntry(1, First, 1m, "PC 2"), Side.Laos));
        Assert.Empty(Asked(new SpendingEntry(1, First, 1m, "PC 2"), Side.Vietnam));
    }

    [Fact]
    public void Counts_from_the_last_day_of_its_quarter_until_it_is_corrected_or_withdrawn()
    {
        var spent = Spend(new SpendingEntry(1, First, 400m, "PC 1"));
        Assert.Empty(Spending.AsOf([spent], First.AddDays(-1)));
        Assert.Equal([spent], Spending.AsOf([spent], First));
        var now = spent.Correct(sample.Plan, task, new SpendingEntry(1, Second, 300m, "PC 1a"), "Gõ nhầm", SamplePlan.Today, Noon, Guid.CreateVersion7(), "Thư ký");
        Assert.Equal((spent.Id, spent.RecordId, Side.Laos), (now.Corrects!.Value, now.RecordId, now.Side));
        Assert.Equal([now], Spending.AsOf([spent, now], Second));
        Assert.Throws<RuleException>(() => spent.Withdraw("Lần nữa", Noon, "Thư ký"));
        now.Withdraw("Nhầm nhiệm vụ", Noon, "Thư ký");
        Assert.Empty(Spending.AsOf([spent, now], Second));
    }

    [Fact]
    public void Stays_what_it_was_where_an_amendment_took_its_line_away()
    {
        var spent = Spend(new SpendingEntry(2, First, 400m, "PC 1"));
        var now = spent.Correct(sample.Plan, without, new SpendingEntry(2, First, 300m, "PC 1a"), "Gõ nhầm", SamplePlan.Today, Noon, Guid.CreateVersion7(), "Thư ký");
        Assert.Equal((Currency.USD, 300m), (now.Currency, now.Amount));
    }

    private Spending Spend(SpendingEntry entry) => new(sample.Plan, task, entry, Side.Laos, SamplePlan.Today, Noon, Guid.CreateVersion7(), "Thư ký");
}
