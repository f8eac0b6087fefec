using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Seeding;

public class SeedGlossaryTests
{
    [Theory, EachDatabase]
    public async Task Supplied_terms_come_once_and_are_never_put_over_what_people_did(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        Assert.Equal(178, await SeedAsync(host));
        var laos = await host.UserAsync(Role.Secretary, Side.Laos);
        var list = await host.SendAs(laos, new ListTerms.Query(Language.Lo, Filter: TermFilter.Laos));
        Assert.Equal((63, 0), (list.Count, list.Waiting[Side.Vietnam]));
        Assert.Equal(115, (await host.SendAs(laos, new ListTerms.Query(Language.Lo, Filter: TermFilter.Agreed))).Count);
        await host.SendAs(laos, new ProposeTermChange.Command(list.Rows[0].Id, new TermForm(new TextWords("Khác", "ອື່ນ", null), TextWords.None, false), 0));

        Assert.Equal(0, await SeedAsync(host));
        Assert.Equal(178, await host.Db(db => db.Terms.CountAsync()));
        Assert.Equal("ອື່ນ", (await host.SendAs(laos, new GetTerm.Query(list.Rows[0].Id))).Words.Lo!.Text);
        Assert.All(await host.Db(db => db.History.Where(entry => entry.Action == nameof(SeedGlossary)).ToListAsync()), entry => Assert.Equal(Role.System, entry.ActorRole));
    }

    [Theory]
    [InlineData("X. Other", "Dự thảo", "ສະບັບຮ່າງ", "H", "group")]
    [InlineData("B. Plan", "Dự thảo", "ສະບັບຮ່າງ", null, "loConfidence")]
    [InlineData("B. Plan", "Dự thảo", " ", "H", "Lao term")]
    [InlineData("B. Plan", "Kế hoạch", "ສະບັບຮ່າງ", "H", "already")]
    [InlineData("B. Plan", "\uE001", "ສະບັບຮ່າງ", "H", "U+E001")]
    public void A_file_that_is_wrong_is_refused_by_the_entry_that_is(string? group, string? vi, string? lo, string? confidence, string told)
    {
        FileTerm[] entries = [new("B. Plan", "Kế hoạch", "ແຜນ", "Plan", "H"), new(group, vi, lo, "Draft", confidence)];
        var refusal = Assert.Throws<StartupException>(() => GlossaryFile.Read("glossary.json", entries));
        Assert.Contains("glossary.json cannot be used: entry 2 (Draft): ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
    }

    private static Task<int> SeedAsync(TestHost host) => host.SendAs(CurrentUser.System, new SeedGlossary.Command());
}
