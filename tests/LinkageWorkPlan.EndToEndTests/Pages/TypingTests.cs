using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>Hanoi and Vientiane are far apart: whatever is typed into whichever form over a slow line is there, and is kept, letter by letter.</summary>
[Collection(Typing.Name)]
public sealed class TypingTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const int AtATime = 5;

    private static readonly Role[] People = [Role.Secretary, Role.CoChair, Role.Owner, Role.Administrator, Role.MinisterOffice];

    [Fact]
    public async Task Nothing_typed_into_any_form_over_a_slow_line_is_lost()
    {
        await own.App.ArrangeAsync(async arranger =>
        {
            var plan = await arranger.Db(db => db.Plans.SingleAsync(each => each.Code == Arranger.Plan));
            await arranger.SendAsync(Role.Secretary, Side.Vietnam, new ProposeAmendment.Command(plan.Id, new TextWords("Mùa mưa kéo dài", "ລະດູຝົນຍາວນານ", null)));
            await arranger.SendAsync(Role.Secretary, Side.Vietnam, new CreateReport.Command(
                Arranger.Plan, "2026-H2", ReportKind.HalfYear, new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 31), new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 15)));
            await arranger.SendReportAsync();
        });

        // First with a report that waits for signatures, then with the same one issued.
        var lost = new List<string>();
        var forms = new HashSet<string>(StringComparer.Ordinal);
        lost.AddRange(await WalkAsync(forms, opens: true, "/"));
        await own.App.ArrangeAsync(async arranger =>
        {
            await arranger.SignReportAsync(Side.Vietnam);
            await arranger.SignReportAsync(Side.Laos);
        });
        lost.AddRange(await WalkAsync(forms, opens: false, "/reports", "/approvals"));
        Assert.True(forms.Count >= 25, $"Only {forms.Count} forms were found:\n{string.Join('\n', forms)}");
        Assert.True(lost.Count == 0, $"{lost.Count} texts of {forms.Count} forms were lost:\n{string.Join('\n', lost)}");
    }

    private async Task<List<string>> WalkAsync(HashSet<string> forms, bool opens, params string[] under)
    {
        var pages = new List<(Role Role, string Path)>();
        foreach (var role in People)
        {
            await using var visitor = await world.VisitorAsync(role, Side.Vietnam, own.App);
            pages.AddRange((await FormWalk.FindAsync(visitor, forms, opens, under)).Select(path => (role, path)));
        }

        using var places = new SemaphoreSlim(AtATime);
        var lost = await Task.WhenAll(pages.Select(async (page, at) =>
        {
            await places.WaitAsync();
            try
            {
                return await TypeAsync(page.Role, page.Path, forms, stalls: at % 10 == 0);
            }
            finally
            {
                places.Release();
            }
        }));
        return [.. lost.SelectMany(each => each)];
    }

    private async Task<IReadOnlyList<string>> TypeAsync(Role role, string path, HashSet<string> forms, bool stalls)
    {
        await using var wire = new Wire(own.App.Address);
        await using var visitor = await world.VisitorAsync(role, Side.Vietnam, own.App, address: wire.Address);
        await visitor.GoAsync(path);
        if (await visitor.Page.Locator(".frame[data-page=interactive]").CountAsync() == 0)
        {
            return [];
        }

        var typist = new Typist(visitor.Page);
        await typist.UnfoldAsync();
        await OpenFormsAsync(visitor, typist, forms);
        wire.RoundTrip = TimeSpan.FromMilliseconds(300);
        if (stalls)
        {
            wire.Stall(TimeSpan.FromSeconds(5));
        }

        var typed = await typist.TypeAsync();
        return [.. (await typist.LostAsync(typed)).Select(each => $"{role} {path} {each}")];
    }

    /// <returns>Null where it cannot be pressed, or the press on another one took it away.</returns>
    private static async Task<string?> NameOfAsync(ILocator button)
    {
        const float patience = 1000;
        try
        {
            return await button.IsVisibleAsync() && await button.IsEnabledAsync(new LocatorIsEnabledOptions { Timeout = patience }) ? await button.InnerTextAsync(new LocatorInnerTextOptions { Timeout = patience }) : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Presses what may open a form, as "Edit": one of each name, and nothing that acts at once.</summary>
    private static async Task OpenFormsAsync(Visitor visitor, Typist typist, HashSet<string> forms)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var button in await visitor.Page.Locator("main button.button[type=button]:not(.primary, .danger, .quiet, [data-desk], form *)").AllAsync())
        {
            if (names.Count < 4 && await NameOfAsync(button) is { } name && names.Add(name))
            {
                var before = await visitor.Page.Locator("form[data-draft-ready]").CountAsync();
                await button.ClickAsync();
                try
                {
                    await visitor.Page.WaitForFunctionAsync("before => document.querySelectorAll('form[data-draft-ready]').length > before", before, new PageWaitForFunctionOptions { Timeout = 800 });
                    break;
                }
                catch (TimeoutException)
                {
                    // It opens nothing.
                }
            }
        }

        foreach (var shape in await typist.ShapesAsync())
        {
            lock (forms)
            {
                forms.Add(shape);
            }
        }
    }
}
