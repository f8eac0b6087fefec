using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Plans.Reading;

namespace LinkageWorkPlan.IntegrationTests.Plans;

public class PlanAddressTests
{
    [Fact]
    public void Holds_all_that_was_chosen_and_nothing_else()
    {
        Assert.Equal("/plans/2028", new PlanAddress("2028", PlanView.List, PlanFilter.None).ToString());
        var filter = new PlanFilter("đào tạo", "A", Side.Laos, WorkStatus.AtRisk, true, "S06");
        Assert.Equal(
            "/plans/2026-2027?view=calendar&q=%C4%91%C3%A0o%20t%E1%BA%A1o&pillar=A&side=laos&status=atrisk&owner=mine&sector=S06&page=2&month=2026-06&task=A1",
            new PlanAddress("2026-2027", PlanView.Calendar, filter, 2, new DateOnly(2026, 6, 1), "A1").ToString());
        Assert.Equal(filter, PlanFilter.Read("đào tạo", "A", "laos", "atrisk", "mine", "S06"));
        var owner = Guid.Parse("01234567-89ab-7cde-8f01-23456789abcd");
        Assert.Equal($"/plans/2028?owner={owner}", new PlanAddress("2028", PlanView.List, new PlanFilter(Owner: owner)).ToString());
        Assert.Equal(new PlanFilter(Owner: owner), PlanFilter.Read(null, null, null, null, $"{owner}", null));
    }

    [Theory]
    [InlineData("2026-06", true)]
    [InlineData("2026-13", false)]
    [InlineData("0001-01", false)]
    [InlineData("9999-12", false)]
    [InlineData("yesterday", false)]
    [InlineData(null, false)]
    public void A_month_that_is_none_is_left_out(string? month, bool isOne) => Assert.Equal(isOne, PlanAddress.ReadMonth(month) is not null);

    [Fact]
    public void What_is_no_filter_is_left_out()
    {
        Assert.Equal(PlanFilter.None, PlanFilter.Read("  ", "", "3", "1", "others", ""));
        Assert.True(PlanFilter.Read("  ", null, "atlantis", "done", null, null).IsEmpty);
    }

    [Theory]
    [InlineData("2026-06-10", null, null, "2026-06-10", MilestoneStanding.Planned)]
    [InlineData("2026-06-10", null, null, "2026-06-11", MilestoneStanding.Late)]
    [InlineData("2026-06-10", "2026-06-20", null, "2026-06-10", MilestoneStanding.Expected)]
    [InlineData("2026-06-10", "2026-06-20", null, "2026-06-11", MilestoneStanding.Late)]
    [InlineData("2026-06-10", "2026-06-20", null, "2026-06-21", MilestoneStanding.Late)]
    [InlineData("2026-06-10", "2026-06-20", "2026-06-15", "2026-06-21", MilestoneStanding.Reached)]
    [InlineData("2026-06-10", null, "2026-06-15", "2026-06-14", MilestoneStanding.Late)]
    [InlineData(null, null, null, "2026-06-14", MilestoneStanding.Planned)]
    public void A_milestone_is_planned_put_off_late_or_reached(string? planned, string? expected, string? reached, string day, MilestoneStanding standing) =>
        Assert.Equal(standing, MilestoneStandings.Of(Day(planned), Day(expected), Day(reached), Day(day)!.Value));

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "O", null);
}
