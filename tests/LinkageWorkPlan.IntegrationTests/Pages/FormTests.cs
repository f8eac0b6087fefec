using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>Two who edit the same, and words that cannot be read or are asked about: nothing typed is lost, nothing wrong is saved.</summary>
public class FormTests
{
    private const string Dates = "/reports/2026-2027/2026-H1?section=dates";
    private static readonly (string, object)[] Report = [("PlanCode", "2026-2027"), ("ReportCode", "2026-H1")];

    [Fact]
    public async Task An_expected_date_two_years_late_is_asked_in_its_form_and_saved_once_it_is_confirmed()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var secretary = await DeskAsync(host, Side.Vietnam);
        var page = secretary.Open<ProgressPage>("/plans/2026-2027/tasks/B4/progress", ("PlanCode", "2026-2027"), ("TaskCode", "B4"));
        await page.Find("[name='IsLate']").ChangeAsync(new ChangeEventArgs { Value = true });
        await secretary.TypeAsync(page, "DelayReason.vi", "Chờ số liệu");
        await secretary.TypeAsync(page, "DelayMeasure.vi", "Cử thêm người");
        await secretary.TypeAsync(page, "NewDate", "1/9/28");
        var asked = PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".message.warn", "01/09/2028");
        Assert.True(page.Find("form[data-draft]").HasAttribute("data-refused"), "What is asked about is not saved.");
        await secretary.ClickAsync(page, "Shared.ReviseFirst");
        await asked;
        Assert.Empty(page.FindAll(".message.warn"));
        Assert.Equal("01/09/2028", secretary.Held(page, "NewDate"));

        var sent = PageDesk.SaveAsync(page);
        PageDesk.Sees(page, ".message.warn", "01/09/2028");
        await secretary.ClickAsync(page, "Shared.SaveAllTheSame");
        await sent;
        Assert.EndsWith("/plans/2026-2027/tasks/B4", secretary.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        var shown = secretary.Open<TaskPage>("/plans/2026-2027/tasks/B4", ("Code", "2026-2027"), ("TaskCode", "B4"));
        PageDesk.Sees(shown, "*", "01/09/2028");
    }

    [Fact]
    public async Task Dates_typed_over_somebody_elses_newer_ones_stay_until_their_writer_decides()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var first = await DeskAsync(host, Side.Vietnam);
        await using var second = await DeskAsync(host, Side.Laos);
        var (theirs, mine) = (first.Open<ReportPage>(Dates, Report), second.Open<ReportPage>(Dates, Report));
        await first.TypeAsync(theirs, "due", "02/07/2026");
        await PageDesk.SaveAsync(theirs);
        PageDesk.Sees(theirs, "[role=status]", first.Loc["Reports.DatesSaved"]);

        await second.TypeAsync(mine, "due", "03/07/2026");
        await PageDesk.SaveAsync(mine);
        PageDesk.Sees(mine, ".conflict", "02/07/2026");
        Assert.Equal("03/07/2026", second.Held(mine, "due"));
        await second.ClickAsync(mine, "PlanEdit.SaveMine");
        PageDesk.Sees(mine, "[role=status]", second.Loc["Reports.DatesSaved"]);
        await using var third = await DeskAsync(host, Side.Vietnam);
        Assert.Equal("03/07/2026", third.Held(third.Open<ReportPage>(Dates, Report), "due"));
    }

    [Fact]
    public async Task The_second_of_two_who_propose_other_words_for_a_term_sees_the_first_ones_and_keeps_both()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await host.SendAs(CurrentUser.System, new SeedGlossary.Command());
        await using var first = await DeskAsync(host, Side.Laos);
        var id = (await host.SendAs(first.User, new ListTerms.Query(Language.Lo, Filter: TermFilter.Agreed))).Rows[0].Id;
        await using var second = await DeskAsync(host, Side.Vietnam);
        var (theirs, mine) = (first.Open<TermPage>($"/glossary/{id}", ("Id", id)), second.Open<TermPage>($"/glossary/{id}", ("Id", id)));
        await first.ClickAsync(theirs, "Glossary.Change");
        await second.ClickAsync(mine, "Glossary.Change");
        await first.TypeAsync(theirs, "Words.lo", "ຄຳສັບຂອງຝ່າຍລາວ");
        await PageDesk.SaveAsync(theirs);
        PageDesk.Sees(theirs, "[role=status]", first.Loc["Shared.Saved"]);

        await second.TypeAsync(mine, "Words.vi", "thuật ngữ của phía Việt Nam");
        await PageDesk.SaveAsync(mine);
        PageDesk.Sees(mine, ".conflict", "ຄຳສັບຂອງຝ່າຍລາວ");
        PageDesk.Sees(mine, ".conflict", first.User.Name);

        // Pressed again it is refused again: nobody's words go unseen.
        await PageDesk.SaveAsync(mine);
        PageDesk.Sees(mine, ".conflict", "ຄຳສັບຂອງຝ່າຍລາວ");
        await second.ClickAsync(mine, "PlanEdit.SaveMine");
        PageDesk.Sees(mine, "[role=status]", second.Loc["Shared.Saved"]);
        PageDesk.Sees(mine, "*", "thuật ngữ của phía Việt Nam");
        PageDesk.Sees(mine, "*", "ຄຳສັບຂອງຝ່າຍລາວ");
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_not_saved_as_the_day_before()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var secretary = await DeskAsync(host, Side.Vietnam);
        await RefusesAsync(secretary.Open<ReportPage>(Dates, Report), "cutOff", "Reports.DatesSaved");
        await RefusesAsync(secretary.Open<NewReportPage>("/reports/new"), "due", "Enum.ReportState.Draft");
        await RefusesAsync(secretary.Open<PlanEditPage>("/plans/2028/edit", ("PlanCode", "2028")), "PeriodEnd", "Shared.Saved");

        async Task RefusesAsync<TPage>(IRenderedComponent<TPage> page, string field, string saved)
            where TPage : PageBase
        {
            await secretary.TypeAsync(page, field, "31/02/2028");
            await PageDesk.SaveAsync(page);
            PageDesk.Sees(page, ".message.error", "31/02/2028");
            Assert.Equal("31/02/2028", secretary.Held(page, field));
            Assert.DoesNotContain(page.FindAll("[role=status]"), each => each.TextContent.Contains(secretary.Loc[saved], StringComparison.Ordinal));
        }
    }

    /// <summary>What was typed meanwhile is said to be unsaved after a save, and not after what saved nothing (wwwroot/js/sending.js).</summary>
    [Fact]
    public async Task A_form_says_whether_it_was_saved_or_refused()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var secretary = await DeskAsync(host, Side.Vietnam);
        var page = secretary.Open<ReportPage>(Dates, Report);
        Assert.False(IsRefused());
        await secretary.TypeAsync(page, "due", "31/02/2026");
        await PageDesk.SaveAsync(page);
        Assert.True(IsRefused());

        await secretary.TypeAsync(page, "due", "02/07/2026");
        await PageDesk.SaveAsync(page);
        PageDesk.Sees(page, "[role=status]", secretary.Loc["Reports.DatesSaved"]);
        Assert.False(IsRefused());

        bool IsRefused() => page.Find("form[data-draft]") is var form && form.GetAttribute("data-begun") == form.GetAttribute("data-answered") && form.HasAttribute("data-refused");
    }

    private static async Task<PageDesk> DeskAsync(TestHost host, Side side) => new(host, await host.DemoUserAsync(Role.Secretary, side));
}
