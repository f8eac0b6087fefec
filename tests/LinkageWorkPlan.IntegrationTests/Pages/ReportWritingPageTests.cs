using AngleSharp.Dom;
using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.AspNetCore.Components.Web;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>What surrounds the text of a section while it is written, and what is asked before it is sent.</summary>
public class ReportWritingPageTests
{
    private const string Address = $"/reports/{ReportDesk.Plan}/{ReportDesk.Code}";

    [Fact]
    public async Task Figures_are_offered_with_their_present_value_and_shown_as_values_to_readers()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Xong {tasks.done}.", "ສຳເລັດ {tasks.done}.", null));
        var done = MinisterFigures.Of(await desk.ContentAsync()).Completed;
        await using var writer = new PageDesk(desk.Host, desk.Secretary);
        var option = Open(writer, SectionKeys.Lessons).Find("option[value='{tasks.done}']");
        Assert.EndsWith($": {done}", option.GetAttribute("label"), StringComparison.Ordinal);

        await using var chair = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos));
        Assert.Contains($"ສຳເລັດ {done}.", Open(chair, SectionKeys.Lessons).Find(".reading").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_is_seen_by_others_until_it_is_saved_released_or_old()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await using var vietnamese = new PageDesk(desk.Host, desk.Secretary);
        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        await using var other = new PageDesk(desk.Host, lao);
        var (here, there) = (Open(vietnamese, SectionKeys.Lessons), Open(other, SectionKeys.Lessons));

        await here.Find(".section-claim button").ClickAsync(new MouseEventArgs());
        there.WaitForAssertion(() => Assert.Contains(desk.Secretary.Name, there.Find(".section-claim").TextContent, StringComparison.Ordinal));
        Assert.Null(there.Find(".section-claim").QuerySelector(".warn"));

        // Both sides may claim their own language; the same one of both is marked.
        await there.Find(".section-claim button:last-child").ClickAsync(new MouseEventArgs());
        there.WaitForAssertion(() => Assert.NotNull(there.Find(".section-claim").QuerySelector(".warn")));
        here.WaitForAssertion(() => Assert.Contains(lao.Name, here.Find(".section-claim").TextContent, StringComparison.Ordinal));

        await here.Find(".section-claim button").ClickAsync(new MouseEventArgs());
        there.WaitForAssertion(() => Assert.DoesNotContain(desk.Secretary.Name, there.Find(".section-claim").TextContent, StringComparison.Ordinal));
        desk.Host.Time.Advance(SectionClaims.Lasts);
        await here.Find(".section-claim button").ClickAsync(new MouseEventArgs());
        Assert.DoesNotContain(lao.Name, here.Find(".section-claim").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_side_is_asked_and_unchecked_texts_are_named_before_sending()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Bài học.", "ບົດຮຽນ.", null));
        await desk.SendableAsync();
        await using var sender = new PageDesk(desk.Host, desk.Secretary);
        var page = Open(sender, "send");
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("a"), each => each.GetAttribute("href")?.EndsWith("/texts?lang=lo&state=unchecked", StringComparison.Ordinal) == true));
        Assert.Null(Button(page, sender.Loc["Reports.SendNow"]));

        await Button(page, sender.Loc["Reports.ConsentAsk"])!.ClickAsync(new MouseEventArgs());
        page.WaitForAssertion(() => Assert.NotNull(Button(page, sender.Loc["Reports.ConsentWithdraw"])));

        await using var other = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos));
        var asked = other.Open<ApprovalsPage>("/approvals");
        asked.WaitForAssertion(() => Assert.Equal($"{Address}?section=send", asked.Find(".waiting-reports a").GetAttribute("href")));
        Assert.NotNull(Button(Open(other, "send"), other.Loc["Reports.SendNow"]));
    }

    private static IRenderedComponent<ReportPage> Open(PageDesk desk, string section) => desk.Open<ReportPage>(
        $"{Address}?section={section}", ("PlanCode", ReportDesk.Plan), ("ReportCode", ReportDesk.Code));

    private static IElement? Button(IRenderedComponent<ReportPage> page, string words) => page.FindAll("button").FirstOrDefault(each => each.TextContent.Trim() == words);
}
