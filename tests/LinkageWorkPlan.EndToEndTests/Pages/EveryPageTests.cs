using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>What must hold of every main page in every language: readable by everybody, in one language, on a phone's width too.</summary>
[Collection(Looking.Name)]
public sealed class EveryPageTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private static readonly string[] Security = ["/account/security", "/account/security/app", "/account/security/app/remove", "/account/security/codes", "/account/security/passkeys/new", "/account/security/sign-on/remove"];

    /// <summary>Pages without the frame and never in a circuit.</summary>
    internal static readonly string[] Plain = ["/nowhere", "/account/password", .. Security];

    internal static readonly (Role Role, string[] Paths)[] Pages =
    [
        (Role.Secretary,
        [
            "/", "/plans", "/plans/2026-2027", "/plans/2026-2027?view=gantt", "/plans/2026-2027?view=calendar", "/plans/2026-2027/tasks/B2",
            "/plans/2026-2027/tasks/B2/progress", "/late", "/coverage", "/coverage?plan=2028", "/coverage/memorandum", "/holidays", "/account/data", "/account/tokens", "/late?side=laos&sort=owner", "/history",
            "/plans/2026-2027/history", "/plans/2026-2027/amendments", "/plans/2026-2027/amendments/new", "/plans/2026-2027/compare", "/plans/2026-2027/close", "/plans/2026-2027/carry-over",
            "/plans/2026-2027/indicators", "/plans/2026-2027/owners", "/plans/2026-2027/directions", "/plans/new", "/plans/2028", "/plans/2028/edit",
            "/plans/2028/review", "/plans/2028/texts?lang=lo&state=open", "/plans/2028/texts?lang=lo&state=all", "/plans/2028/texts/exchange", "/plans/2026-2027?view=calendar&span=agenda", "/plans/2028?view=gantt&zoom=month",
            "/plans/2028/indicators/I1/edit", "/plans/2026-2027/obstacles", "/plans/2026-2027/obstacles/new", "/plans/2026-2027/overview", "/plans/2026-2027/overview?asOf=2026-04-01", "/plans/2026-2027/overview/items?kind=latemilestones",
            "/reports/2026-2027/2026-H1/texts?lang=lo&state=all", "/reports/2026-2027/2026-H1/texts/exchange", "/plans/2026-2027?sort=title", "/search", "/search?q=ke+hoach", "/search?q=zzzz",
            "/plans/2028/tasks/new", "/plans/2028/tasks/new?decision=M1%2FD2", "/plans/2028/tasks/A1/edit", "/plans/2026-2027/paper", "/plans/2026-2027/numbers", "/reports", "/reports/register", "/reports/new", "/reports/2026-2027/2026-H1", "/reports/2026-2027/2026-H1?section=III.5", "/reports/2026-2027/2026-H1?section=V.1",
            "/reports/2026-2027/2026-H1?section=dates", "/reports/2026-2027/2026-H1?section=send", "/reports/2026-2027/2026-H1/preview", "/approvals", "/meetings", "/meetings/M1", "/meetings/M2", "/meetings/new", "/meetings/M2/edit", "/meetings/M2/agenda", "/meetings/M1/items/D2", "/meetings/M2/items/new", "/pilots", "/pilots/PM1", "/pilots/PM4", "/pilots/new", "/pilots/PM2/edit", "/pilots/PM2/evidence", "/pilots/scoring/R1", "/pilots/scoring/new", "/pilots/scoring/R1/edit", "/linkages", "/linkages/L1", "/linkages/new", "/linkages/L1/edit", "/linkages/import", "/linkages/duplicates", "/linkages/enterprises", "/linkages/enterprises/new", "/linkages/enterprises/E1", "/linkages/enterprises/E1/edit", "/linkages/enterprises/E1/contact", "/park", "/park/edit", "/park/steps/G1", "/park/steps/G1/gate", "/park/matrix", "/park/matrix?topic=policy", "/park/matrix/CM1", "/park/matrix/new", "/park/matrix/CM1/edit", "/park/risks", "/park/risks/PR2", "/park/risks/new", "/park/risks/PR2/edit", "/training", "/training/TR1", "/training/TR2", "/training/new", "/training/TR2/edit", "/training/TR1/participants", "/training/TR1/products/P4", "/training/TR1/products/P1", "/training/TR2/products/new", "/library", "/library/LB1", "/library/new", "/library/LB1/edit", "/library/LB3", "/library/LB3/data", "/library/choose/task/G3?plan=2026-2027", "/library/requests", "/library/requests/RQ1", "/library/requests/RQ1/answer", "/library/requests/RQ1/comments/new", "/library/requests/RQ2", "/library/requests/RQ2/edit", "/library/requests/new", "/library?q=khao+sat", "/glossary", "/glossary?state=laos", "/glossary/new", "/account/password", .. Security, "/nowhere",
        ]),
        (Role.CoChair, ["/", "/approvals", "/approvals/delegations", "/approvals/accounts"]),
        (Role.Owner, ["/"]),
        (Role.MinisterOffice, ["/", "/reports"]),
        (Role.Administrator, ["/", "/settings", "/settings/accounts/new", "/settings/history", "/settings/mails", "/settings/proposals", "/settings/status", "/approvals/delegations", "/templates/preview"]),
    ];

    /// <summary>Pages of one thing, whose address is in a list.</summary>
    private static readonly (Role Role, string List, string Start)[] Listed = [(Role.CoChair, "/approvals", "/approvals/"), (Role.Secretary, "/glossary?state=laos", "/glossary/")];

    /// <summary>Structure, names and colours are the same in every language, and looked at in the one whose letters are the tallest.</summary>
    [Fact]
    public async Task Is_accessible_in_one_language_and_fits_a_phone()
    {
        var problems = new List<string>();
        await WriteTextsAsync(Language.Lo);
        foreach (var (role, paths) in Pages)
        {
            await using var visitor = await world.VisitorAsync(role, Side.Vietnam, own.App, language: Language.Lo);
            foreach (var path in paths.Concat(await ListedAsync(visitor, role)))
            {
                await visitor.Page.GotoAsync(path);
                if (!Plain.Contains(path))
                {
                    await visitor.InteractiveAsync();
                }

                problems.AddRange((await PageChecks.FoundAsync(visitor, Language.Lo)).Select(problem => $"{role} {path}: {problem}"));
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n" + string.Join('\n', problems));
    }

    /// <summary>What the server writes is what stays when the scripts come (<see cref="FirstPaintTests"/>), so that none are needed to read it.</summary>
    [Theory]
    [InlineData(Language.Vi)]
    [InlineData(Language.En)]
    public async Task Is_in_one_language_and_fits_a_phone(Language language)
    {
        var problems = new List<string>();
        await WriteTextsAsync(language);
        foreach (var (role, paths) in Pages)
        {
            await using var visitor = await world.VisitorAsync(role, language == Language.Vi ? Side.Laos : Side.Vietnam, own.App, language: language);
            await using var reader = await world.ReaderAsync(visitor);
            foreach (var path in paths.Concat(await ListedAsync(visitor, role)))
            {
                await reader.Page.GotoAsync(path);
                problems.AddRange((await PageChecks.OfWordsAsync(reader.Page, language)).Select(problem => $"{language} {role} {path}: {problem}"));
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n" + string.Join('\n', problems));
    }

    [Theory]
    [InlineData(Language.Vi)]
    [InlineData(Language.Lo)]
    [InlineData(Language.En)]
    public async Task The_sign_in_page_too(Language language)
    {
        await using var nobody = await world.NobodyAsync(own.App);
        foreach (var path in new[] { "/account/sign-in", "/account/sign-in/code" })
        {
            await nobody.Page.GotoAsync(path);
            await nobody.ChooseAsync(language);
            Assert.Empty(await PageChecks.FoundAsync(nobody, language));
        }
    }

    /// <summary>Makes a text of the draft plan stale and another checked, so that the desk shows every state.</summary>
    private async Task WriteTextsAsync(Language language)
    {
        await using var author = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App, language: language);
        await author.GoAsync("/plans/2028/tasks/A1/edit");
        await author.Words("Title", Language.Vi).FillAsync($"Xây dựng và trình báo cáo định kỳ năm 2028 ({language.Code()})");
        await author.SaveAsync();
        await author.ArrivesAsync("/plans/2028/tasks/A1");
        var desk = new Desk(author);
        await desk.OpenAsync("/plans/2028", Language.Vi, "unchecked");
        await desk.GoAsync("Control+Shift+Enter");
    }

    private static async Task<IReadOnlyList<string>> ListedAsync(Visitor visitor, Role role)
    {
        var found = new List<string>();
        foreach (var (_, list, start) in Listed.Where(each => each.Role == role))
        {
            await visitor.GoAsync(list);
            found.Add((await visitor.Page.Locator($"main td a[href^='{start}'], main li a[href^='{start}']").First.GetAttributeAsync("href"))!);
        }

        return found;
    }
}
