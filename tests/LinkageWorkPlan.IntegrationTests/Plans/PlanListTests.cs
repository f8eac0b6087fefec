using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

public class PlanListTests
{
    private const string Adopted = "2026-2027";
    private const string Draft = "2028";

    [Theory, EachDatabase]
    public async Task Titles_stand_in_the_readers_alphabet_over_all_pages(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        (string Vi, string Lo)[] titles = [("Phụ lục 10", "ແຜນວຽກ"), ("Phụ lục 2", "ຄະນະ"), ("Đề án", "ໂຄງການ"), ("Dự thảo", "ຜູ້"), ("Ăn", "ນ້ຳ"), ("Áo", "ກຸ່ມ"), ("Ào", "ເຮັດ")];
        foreach (var (at, title) in titles.Index())
        {
            await desk.AddAsync(desk.Form($"A{at + 1}", 1) with { Title = PlanDesk.Words(title.Vi, title.Lo) });
        }

        var vi = await desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None, Sort: PlanSort.Title));
        Assert.Equal(["Ào", "Áo", "Ăn", "Dự thảo", "Đề án", "Phụ lục 2", "Phụ lục 10"], vi.Rows.Select(row => row.Title.Vi!.Text));
        var lo = await desk.Host.SendAs(desk.LaoSecretary, new ListTasks.Query(PlanDesk.Code, PlanFilter.None, Sort: PlanSort.Title));
        Assert.Equal(titles.Select(each => each.Lo).Order(TextOrder.For(Language.Lo)), lo.Rows.Select(row => row.Title.Lo!.Text));
    }

    /// <summary>In one group each, so that counts add up; the owner is one of the side that leads, so that neither side stands first.</summary>
    [Theory, EachDatabase]
    public async Task The_list_is_grouped_by_the_database_with_counts_over_all_pages(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        async Task<Guid> OwnerAsync(Domain.Side side, string vi, string lo) => await desk.SendAsync(new Web.Features.Owners.AddOwner.Command(side, PlanDesk.Words(vi, lo)));
        var (an, dan, lao) = (await OwnerAsync(Domain.Side.Vietnam, "Ăn mẫu", "ຂ ຕົວຢ່າງ"), await OwnerAsync(Domain.Side.Vietnam, "Áo mẫu", "ກ ຕົວຢ່າງ"), await OwnerAsync(Domain.Side.Laos, "Đoàn mẫu", "ງ ຕົວຢ່າງ"));
        await desk.AddAsync(desk.Form("A1", 1) with { Owners = [an, dan, lao], End = new(2026, 8, 31) });
        await desk.AddAsync(desk.Form("A2", 1) with { Owners = [an, lao], Lead = Domain.Side.Laos, Counterpart = Domain.Side.Vietnam, End = new(2026, 7, 1) });
        await desk.AddAsync(desk.Form("A3", 1) with { Owners = [], Lead = null, Counterpart = null, End = null });
        await desk.AddAsync(desk.Form("A4", 1) with { Owners = [an], End = new(2026, 8, 1) });
        async Task<string[]> ShownAsync(PlanGroup group, PlanSort sort = PlanSort.Plan, Web.Accounts.CurrentUser? by = null)
        {
            var list = await desk.Host.SendAs(by ?? desk.Secretary, new ListTasks.Query(PlanDesk.Code, PlanFilter.None, 1, sort, group));
            Assert.Equal(4, list.Groups.Values.Sum(each => each.Tasks));
            return [.. list.Rows.Select(row => $"{row.Code} {list.Groups[row.Group].Name?.For(Language.Vi) ?? row.Group} {list.Groups[row.Group].Tasks}")];
        }

        Assert.Equal(["A1 Áo mẫu 1", "A4 Ăn mẫu 1", "A2 Đoàn mẫu 1", "A3  1"], await ShownAsync(PlanGroup.Owner));
        Assert.Equal(["A1 Áo mẫu 1", "A4 Ăn mẫu 1", "A2 Đoàn mẫu 1", "A3  1"], await ShownAsync(PlanGroup.Owner, by: desk.LaoSecretary));
        Assert.Equal(["A2 2026-07 1", "A1 2026-08 2", "A4 2026-08 2", "A3  1"], await ShownAsync(PlanGroup.Month));
        Assert.Equal(["A2 2026-07 1", "A4 2026-08 2", "A1 2026-08 2", "A3  1"], await ShownAsync(PlanGroup.Month, PlanSort.End));
        Assert.Equal(["A1 Vietnam 2", "A4 Vietnam 2", "A2 Laos 1", "A3  1"], await ShownAsync(PlanGroup.Side));
        Assert.Equal(["A2 A 4", "A4 A 4", "A1 A 4", "A3 A 4"], await ShownAsync(PlanGroup.Pillar, PlanSort.End));
        Assert.Equal(["A1", "A4", "A2", "A3"], (await desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None, Sort: PlanSort.Owner))).Rows.Select(row => row.Code));
        Assert.Equal(["A1  4", "A2  4", "A3  4", "A4  4"], await ShownAsync(PlanGroup.Sector));
    }

    [Theory, EachDatabase]
    public async Task Each_grouping_counts_every_task_once_and_the_workbook_has_its_order(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Domain.Accounts.Role.Secretary, Domain.Side.Vietnam);
        foreach (var group in Enum.GetValues<PlanGroup>())
        {
            var list = await host.SendAs(secretary, new ListTasks.Query(Adopted, PlanFilter.None, Group: group, Sort: PlanSort.Title));
            Assert.Equal(list.Page.Rows, list.Groups.Values.Sum(each => each.Tasks));

            // Rows of a group stand together: none comes back after another.
            var runs = list.Rows.Where((row, at) => at == 0 || list.Rows[at - 1].Group != row.Group).Select(row => row.Group).ToList();
            Assert.Equal(runs.Distinct(), runs);
            Assert.True(runs.Count > 1, $"{group}");
        }
    }

    [Theory, EachDatabase]
    public async Task The_list_is_put_in_each_order_by_the_database(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Domain.Accounts.Role.Secretary, Domain.Side.Vietnam);
        var tasks = (await TasksAsync(host)).OrderBy(each => each.SortKey, StringComparer.Ordinal).ToList();
        WorkStatus[] urgency = [WorkStatus.Delayed, WorkStatus.AtRisk, WorkStatus.OnTrack, WorkStatus.NotStarted, WorkStatus.Completed, WorkStatus.Cancelled];
        var orders = new Dictionary<PlanSort, IEnumerable<WorkTask>>
        {
            [PlanSort.Start] = tasks.OrderBy(each => each.Agreed.Start ?? DateOnly.MaxValue),
            [PlanSort.End] = tasks.OrderBy(each => each.Agreed.End ?? DateOnly.MaxValue),
            [PlanSort.Status] = tasks.OrderBy(each => Array.IndexOf(urgency, each.Outlook.On(TestHost.DemoToday))),
            [PlanSort.Late] = tasks.OrderBy(each => each.Outlook.Settled is not null).ThenBy(each => each.Outlook.DelayedFrom),
            [PlanSort.Side] = tasks.OrderBy(each => each.Agreed.Lead == Domain.Side.Laos),
        };
        foreach (var (sort, expected) in orders)
        {
            var rows = (await host.SendAs(secretary, new ListTasks.Query("2026-2027", PlanFilter.None, Sort: sort))).Rows;
            Assert.Equal(expected.Select(each => $"{sort} {each.Code}"), rows.Select(each => $"{sort} {each.Code}"));
        }
    }

    [Theory, EachDatabase]
    public async Task Totals_are_what_one_would_count_by_hand_on_any_day(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var tasks = await TasksAsync(host);
        var late = new List<int>();
        DateOnly[] days = [new(2026, 1, 1), new(2026, 6, 22), new(2026, 9, 1), tasks.Min(task => task.Outlook.AtRiskFrom), tasks.Min(task => task.Outlook.DelayedFrom), new(2028, 1, 1)];
        foreach (var today in days.Order())
        {
            host.Time.GoTo(today);
            var totals = (await ListAsync(host, PlanFilter.None)).Plan.Totals;
            Assert.Equal(38, totals.Tasks);
            Assert.Equal(["A", "B", "C", "D", "E", "F", "G", "H"], totals.Pillars.Select(each => each.Code));
            foreach (var pillar in totals.Pillars)
            {
                var own = tasks.Where(task => task.PillarCode == pillar.Code).ToList();
                Assert.Equal(own.Count, pillar.Tasks);
                Assert.Equal((decimal)own.Sum(task => task.Agreed.Weight * task.Percent) / own.Sum(task => task.Agreed.Weight), pillar.Percent);
                Assert.All(Enum.GetValues<WorkStatus>(), status => Assert.Equal(own.Count(task => task.Outlook.On(today) == status), pillar.Counts.GetValueOrDefault(status)));
            }

            late.Add(totals.Of(WorkStatus.Delayed));
        }

        Assert.Equal(late.Order(), late);
        Assert.True(late.Distinct().Count() > 2, "The days chosen tell nothing");
    }

    [Theory]
    [EachDatabase("dao tao")]
    [EachDatabase("đào tạo")]
    [EachDatabase("dào")]
    [EachDatabase("ຝຶກອົບຮົມ")]
    [EachDatabase("ແຜນ ວຽກ")]
    [EachDatabase("b1")]
    [EachDatabase("B")]
    [EachDatabase("100%_")]
    [EachDatabase("[S06]")]
    [EachDatabase("'; drop table")]
    public async Task Is_searched_with_and_without_marks_in_every_language(Database database, string words)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var expected = (await TasksAsync(host)).Where(task =>
            Languages.All.Select(language => task.Agreed.Title[language]?.Text).Append(task.Code).Any(text => text is not null && SearchKey.Matches(text, words)));
        Assert.Equal(expected.Select(task => task.Code), await CodesAsync(host, PlanFilter.None with { Search = words }));
    }

    [Theory, EachDatabase]
    public async Task Each_filter_leaves_what_it_names(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var tasks = await TasksAsync(host);
        var today = TestHost.DemoToday;
        await SameAsync(PlanFilter.None with { Pillar = "C" }, task => task.PillarCode == "C");
        await SameAsync(PlanFilter.None with { Sector = "S06" }, task => task.Agreed.Sectors.Contains("S06"));
        var owner = tasks.First(task => task.Owners.Count > 1).Owners[^1].OwnerId;
        await SameAsync(PlanFilter.None with { Owner = owner }, task => task.Owners.Any(each => each.OwnerId == owner));
        foreach (var status in Enum.GetValues<WorkStatus>())
        {
            await SameAsync(PlanFilter.None with { Status = status }, task => task.Outlook.On(today) == status);
        }

        foreach (var side in Sides.Both)
        {
            await SameAsync(PlanFilter.None with { Lead = side }, task => task.LeadIn(2026, 2026) == side);
        }

        await SameAsync(new PlanFilter("khu", "D", Side.Vietnam, WorkStatus.NotStarted), task =>
            task.PillarCode == "D" && task.LeadIn(2026, 2026) == Side.Vietnam && task.Outlook.On(today) == WorkStatus.NotStarted && SearchKey.Matches(task.Agreed.Title.Vi!.Text, "khu"));

        async Task SameAsync(PlanFilter filter, Func<WorkTask, bool> truth)
        {
            var result = await ListAsync(host, filter);
            Assert.Equal(tasks.Where(truth).Select(task => task.Code), result.Rows.Select(row => row.Code));
            Assert.Equal(tasks.Where(truth).GroupBy(task => task.PillarCode).ToDictionary(group => group.Key, group => group.Count()), result.Plan.Found);
        }
    }

    [Theory, EachDatabase]
    public async Task The_lead_of_a_task_that_alternates_is_that_of_the_year(Database database)
    {
        await using var host = await TestHost.StartAsync(database, Filling.Demo, new DateOnly(2027, 3, 1));
        var tasks = await TasksAsync(host);
        Assert.Contains(tasks, task => task.Agreed.Alternation == LeadAlternation.ByYear);
        foreach (var side in Sides.Both)
        {
            var result = await ListAsync(host, PlanFilter.None with { Lead = side });
            Assert.Equal(tasks.Where(task => task.LeadIn(2027, 2026) == side).Select(task => task.Code), result.Rows.Select(row => row.Code));
            Assert.All(result.Rows, row => Assert.Equal((side, side.Other()), (row.Lead, row.Counterpart)));
        }
    }

    [Theory, EachDatabase]
    public async Task Only_my_tasks_are_those_of_the_owner_I_act_for(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var owner = await host.DemoUserAsync(Role.Owner, Side.Laos);
        var mine = (await TasksAsync(host)).Where(task => task.IsOwnedBy(owner.OwnerId!.Value)).Select(task => task.Code).ToList();
        Assert.NotEmpty(mine);
        Assert.Equal(mine, (await host.SendAs(owner, new ListTasks.Query(Adopted, PlanFilter.None with { Mine = true }))).Rows.Select(row => row.Code));
        Assert.Empty((await ListAsync(host, PlanFilter.None with { Mine = true })).Rows);
    }

    [Theory, EachDatabase]
    public async Task Pages_hold_every_task_once_and_in_order(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var code = await host.SendAs(CurrentUser.System, new SeedLargePlan.Command(120));
        var secretary = await host.UserAsync(Role.Secretary);
        var expected = await host.Db(db => db.Tasks.OrderBy(task => task.SortKey).Select(task => task.Code).ToListAsync());
        var pages = new List<ListTasks.Result>();
        for (var page = 1; page <= 3; page++)
        {
            pages.Add(await host.SendAs(secretary, new ListTasks.Query(code, PlanFilter.None, page)));
        }

        Assert.Equal([50, 50, 20], pages.Select(page => page.Rows.Count));
        Assert.Equal(expected, pages.SelectMany(page => page.Rows).Select(row => row.Code));
        Assert.All(pages, page => Assert.Equal((3, 120), (page.Page.Pages, page.Page.Rows)));
        Assert.Equal((101, 120), (pages[2].Page.First, pages[2].Page.Last));
        Assert.Equal(3, (await host.SendAs(secretary, new ListTasks.Query(code, PlanFilter.None, 99))).Page.Number);
        Assert.Equal(1, (await host.SendAs(secretary, new ListTasks.Query(code, PlanFilter.None, -1))).Page.Number);
        Assert.Equal(expected.Order(StringComparer.Ordinal).Count(), expected.Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task Owners_of_a_row_are_the_tasks_own_ordered_by_side(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var names = await host.Db(db => db.Owners.ToDictionaryAsync(owner => owner.Id, owner => (owner.Side, owner.Name)));
        var tasks = (await TasksAsync(host)).ToDictionary(task => task.Code);
        foreach (var row in (await ListAsync(host, PlanFilter.None)).Rows)
        {
            Assert.Equal(tasks[row.Code].Owners.Select(owner => names[owner.OwnerId].Name).ToHashSet(), row.Owners.Select(owner => owner.Name).ToHashSet());
            Assert.Equal(row.Owners.OrderBy(owner => owner.Side), row.Owners);
        }
    }

    [Theory, EachDatabase]
    public async Task Totals_follow_a_change_at_once(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var before = await host.SendAs(secretary, new ListTasks.Query(Draft, PlanFilter.None));
        var removed = await host.Db(db => db.Tasks.FirstAsync(task => task.PlanId == before.Plan.Head.Id && task.Code == "D1"));
        await host.SendAs(secretary, new RemoveTask.Command(removed.Id, removed.Version));
        var after = await host.SendAs(secretary, new ListTasks.Query(Draft, PlanFilter.None));
        Assert.Equal(before.Plan.Totals.Tasks - 1, after.Plan.Totals.Tasks);
        Assert.Equal(before.Rows.Select(row => row.Code).Except(["D1"]), after.Rows.Select(row => row.Code));
    }

    [Theory, EachDatabase]
    public async Task Who_drafts_sees_every_plan_who_observes_the_adopted_one_and_nobody_else_any(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        foreach (var role in new[] { Role.Secretary, Role.CoChair, Role.Owner })
        {
            var drafter = await host.DemoUserAsync(role, Side.Laos);
            Assert.Equal([Draft, Adopted], (await host.SendAs(drafter, new ListPlans.Query())).Select(plan => plan.Head.Code));
            Assert.Equal(5, (await host.SendAs(drafter, new ListTasks.Query(Draft, PlanFilter.None))).Rows.Count);
        }

        var observer = await host.DemoUserAsync(Role.Observer, Side.Vietnam);
        Assert.Equal([Adopted], (await host.SendAs(observer, new ListPlans.Query())).Select(plan => plan.Head.Code));
        Assert.Equal(38, (await host.SendAs(observer, new ListTasks.Query(Adopted, PlanFilter.None))).Rows.Count);
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(observer, new ListTasks.Query(Draft, PlanFilter.None)));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(observer, new GetGantt.Query(Draft, PlanFilter.None)));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(observer, new GetCalendar.Query(Draft, PlanFilter.None)));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(observer, new GetTask.Query(Draft, "A1")));
        foreach (var role in new[] { Role.MinisterOffice, Role.Administrator })
        {
            var outsider = await host.DemoUserAsync(role, Side.Vietnam);
            Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(outsider, new ListPlans.Query()));
            Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(outsider, new ListTasks.Query(Adopted, PlanFilter.None)));
        }
    }

    private static async Task<ListTasks.Result> ListAsync(TestHost host, PlanFilter filter) =>
        await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Vietnam), new ListTasks.Query(Adopted, filter));

    private static async Task<IEnumerable<string>> CodesAsync(TestHost host, PlanFilter filter) => (await ListAsync(host, filter)).Rows.Select(row => row.Code);

    /// <summary>The whole plan in memory: the truth the database is compared with.</summary>
    private static async Task<IReadOnlyList<WorkTask>> TasksAsync(TestHost host)
    {
        var tasks = await host.Db(db => db.Tasks.Include(task => task.Owners).Include(task => task.Milestones).AsSplitQuery()
            .Where(task => db.Plans.Any(plan => plan.Id == task.PlanId && plan.Code == Adopted)).ToListAsync());
        return [.. tasks.OrderBy(task => task.SortKey, StringComparer.Ordinal)];
    }
}
