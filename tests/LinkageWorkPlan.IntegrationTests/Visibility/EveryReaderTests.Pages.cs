using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Drafts;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

/// <summary>The same as a browser sees it: every address of every object in every state, as every role.</summary>
public sealed partial class EveryReaderTests
{
    /// <summary>Files that are printed with a browser, or wait for it: there is none here.</summary>
    private static readonly string[] Printed = ["/pdf", "/compare.pdf", "/invitation.pdf", "/minutes.pdf", "/sheet.pdf", "/certificates.pdf", "/archive", "/pages/1", "/pages/{page:int}", "/words"];

    private static readonly string TakenBack = Loc.In(Language.Vi)["Reports.WithdrawnBy", string.Empty, string.Empty].Trim(' ', ':').Split(" lúc")[0];

    [Theory, EachDatabase]
    public async Task Every_page_of_everything_opens_and_says_no_more_than_its_reader_may_read(Database database)
    {
        var world = await worlds.OfAsync(database);

        // The pages keep to the real time, the world to the demo's: what was typed there is not old.
        await using var pages = await PagesHost.StartAsync(world.Host, "Printing:BrowserPath=/nowhere", $"Drafts:KeepDays={DraftOptions.KeepDaysMax}", $"Training:KeepNamesDays={TrainingOptions.KeepNamesDaysMax}");
        var addresses = await Addresses.OfAsync(world);
        Assert.True(pages.Routes.Count > 60, $"Only {pages.Routes.Count} addresses were found.");
        var routes = pages.Routes;
        List<string> all = [.. routes.SelectMany(addresses.Of), .. world.Words.Keys.Where(each => each.StartsWith("QzCorrection", StringComparison.Ordinal)).Select(each => $"/search?q={each}")];

        // What those who draft may read is asked of each role by the queries: all pages are opened by one of them, the others open one of each kind.
        List<string> some = [.. routes.Select(route => addresses.Of(route).First())];
        var answers = await Task.WhenAll(Roles.OfPeople.Select(role => Task.Run(() => AskAsync(pages, world, role, role is Role.Deputy or Role.Owner or Role.CoChair ? some : all))));
        var problems = answers.SelectMany(each => each.Problems).ToList();

        // What a secretary can open at all, there is; and what may be read can be read somewhere. Nobody here has a passkey, which would be asked for, there is no issuer, and no copies are made.
        var opened = answers.SelectMany(each => each.Opened).ToHashSet();
        problems.AddRange(routes.Where(route => !route.StartsWith("/error", StringComparison.Ordinal) && route is not ("/not-found" or "/{**path:file}" or "/v/file/{Name}" or "/account/security/passkeys/{Id:guid}" or "/account/security/sign-on" or "/settings/copy") && !Printed.Any(route.EndsWith)
            && !addresses.Of(route).Any(opened.Contains)).Select(route => $"Nobody can open {route}"));
        problems.AddRange(world.Words.Keys.Where(word => word.StartsWith("Qz", StringComparison.Ordinal) && !answers.Any(each => each.Read.Contains(word))).Select(word => $"{word} is read nowhere"));
        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n" + string.Join('\n', problems.Take(60)));
    }

    private static async Task<(List<string> Problems, HashSet<string> Opened, HashSet<string> Read)> AskAsync(PagesHost pages, StatesWorld world, Role role, IEnumerable<string> addresses)
    {
        var (problems, opened, read) = (new List<string>(), new HashSet<string>(), new HashSet<string>());
        var person = world.Of(role, Side.Laos);
        var corrected = StatesWorld.CorrectedStart.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        using var browser = pages.Open("vi");
        await browser.SignInAsync(await world.EmailAsync(person), StatesWorld.Password);
        foreach (var address in addresses)
        {
            var (status, content) = await browser.AskAsync(address);
            var text = AllWords.OfFile(content);
            if (status >= 500 && !(status == 503 && Printed.Any(address.EndsWith)))
            {
                problems.Add($"{status} for {role} at {address}");
            }

            if (status == 200)
            {
                opened.Add(address);
            }

            // Only what was withdrawn was taken back: of no report here, and least of all by the co-chair who signed the issue before.
            if (address.StartsWith("/reports/", StringComparison.Ordinal) && text.Contains(TakenBack, StringComparison.Ordinal))
            {
                problems.Add($"Somebody is said to have taken it back at {address}");
            }

            // A key without words is shown as such.
            if (text.Contains('⟦', StringComparison.Ordinal))
            {
                problems.Add($"{text[text.IndexOf('⟦', StringComparison.Ordinal)..][..40]} for {role} at {address}");
            }

            foreach (var (word, mayRead) in world.Words.Where(each => text.Contains(each.Key, StringComparison.OrdinalIgnoreCase) && !address.EndsWith(each.Key, StringComparison.Ordinal)))
            {
                read.Add(word);
                if (!mayRead(person))
                {
                    problems.Add($"{role} reads {word} at {address}");
                }
            }

            if (text.Contains(corrected, StringComparison.Ordinal) && !person.Is(Roles.Drafters))
            {
                problems.Add($"{role} reads the first day of a corrected period at {address}");
            }
        }

        return (problems, opened, read);
    }
}
