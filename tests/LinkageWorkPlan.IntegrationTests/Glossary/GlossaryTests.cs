using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Layout.Changes;

namespace LinkageWorkPlan.IntegrationTests.Glossary;

public class GlossaryTests
{
    [Theory, EachDatabase]
    public async Task What_one_side_proposes_is_agreed_once_the_other_side_says_so(Database database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await desk.ProposeAsync();
        Assert.Equal((TermState.Proposed, Side.Laos), await desk.StateAsync(id));
        Assert.Equal(Rules.TermOwnProposal, await desk.Host.RefusalAsync(desk.Vietnam, new AgreeTerm.Command(id, 0)));
        Assert.Equal(Rules.TermOthersProposal, await desk.Host.RefusalAsync(desk.Laos, new WithdrawTermProposal.Command(id, 0)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(await desk.Host.UserAsync(Role.Owner, Side.Laos), new AgreeTerm.Command(id, 0)));
        await desk.Host.SendAs(desk.Laos, new AgreeTerm.Command(id, 0));
        Assert.Equal((TermState.Agreed, null), await desk.StateAsync(id));
    }

    [Theory, EachDatabase]
    public async Task Agreed_words_stay_in_force_beside_a_change_until_it_is_agreed(Database database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await desk.AgreedAsync();
        await desk.ChangeAsync(desk.Laos, id, "ຮ່າງ");
        Assert.Equal("ສະບັບຮ່າງ", Assert.Single(await desk.Host.Db(db => db.AgreedTermsAsync(default))).Words.Lo!.Text);

        var why = await desk.Host.RefusedAsync(desk.Vietnam, new DeclineTerm.Command(id, " ", 2));
        Assert.Equal(Rules.Required, Assert.Single(why).Rule);
        await desk.Host.SendAs(desk.Vietnam, new DeclineTerm.Command(id, "Chưa rõ nghĩa", 2));
        Assert.Equal((TermState.Agreed, null), await desk.StateAsync(id));

        await desk.ChangeAsync(desk.Laos, id, "ຮ່າງ");
        await desk.Host.SendAs(desk.Laos, new WithdrawTermProposal.Command(id, 4));
        await desk.ChangeAsync(desk.Laos, id, "ຮ່າງ");
        await desk.Host.SendAs(desk.Vietnam, new AgreeTerm.Command(id, 6));
        var term = await desk.ShowAsync(id);
        Assert.Equal(("ຮ່າງ", TermState.Agreed, true), (term.Words.Lo!.Text, term.State, term.ProposedWords.IsEmpty));
    }

    [Theory, EachDatabase]
    public async Task A_term_is_retired_by_both_and_its_words_are_free_again(Database database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await desk.AgreedAsync();
        Assert.Equal(Rules.TermWordsTaken, await desk.Host.RefusalAsync(desk.Laos, Desk.New));
        await desk.Host.SendAs(desk.Laos, new ProposeTermRemoval.Command(id, 1));
        Assert.Equal((TermState.Agreed, Side.Vietnam), await desk.StateAsync(id));
        await desk.Host.SendAs(desk.Vietnam, new AgreeTerm.Command(id, 2));
        Assert.Equal((TermState.Retired, null), await desk.StateAsync(id));
        Assert.Empty(await desk.Host.Db(db => db.AgreedTermsAsync(default)));
        Assert.NotEqual(id, await desk.ProposeAsync());
    }

    [Theory, EachDatabase]
    public async Task Words_that_were_taken_meanwhile_cannot_be_agreed(Database database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await desk.AgreedAsync();
        await desk.ChangeAsync(desk.Laos, id, "ຮ່າງ");
        await desk.Host.SendAs(desk.Vietnam, new ProposeTerm.Command(TermGroup.Plan, Desk.Form("Phác thảo", "ຮ່າງ")));
        Assert.Equal(Rules.TermWordsTaken, await desk.Host.RefusalAsync(desk.Vietnam, new AgreeTerm.Command(id, 2)));
    }

    [Theory, EachDatabase]
    public async Task Two_who_propose_the_same_at_once_make_one_term(Database database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var sent = await Task.WhenAll(new[] { desk.Vietnam, desk.Laos, desk.Vietnam, desk.Laos }.Select(async user =>
        {
            try
            {
                await desk.Host.SendAs(user, Desk.New);
                return null;
            }
            catch (RuleException refusal)
            {
                return refusal.Broken[0].Rule;
            }
        }));
        Assert.Single(sent, rule => rule is null);
        Assert.All(sent.Where(rule => rule is not null), rule => Assert.Contains(rule, new[] { Rules.TermWordsTaken, Rules.ConflictUnknown, Rules.Busy }));
    }

    [Theory, EachDatabase]
    public async Task The_second_of_two_editors_is_warned(Database database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await desk.AgreedAsync();
        await desk.ChangeAsync(desk.Laos, id, "ຮ່າງ");
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Vietnam, new ProposeTermRemoval.Command(id, 1)));
        Assert.Equal(Rules.TermProposalOpen, await desk.Host.RefusalAsync(desk.Vietnam, new ProposeTermRemoval.Command(id, 2)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Vietnam, new ProposeTermRemoval.Command(Guid.CreateVersion7(), 0)));
    }

    [Fact]
    public void What_was_not_changed_here_takes_what_the_other_side_wrote()
    {
        var opened = new TermForm(new TextWords("mốc", "ຂີດໝາຍ", null), TextWords.None, true);
        var theirs = opened with { Words = opened.Words with { Lo = "ຫຼັກໝາຍ" }, IsHinted = false };
        var mine = opened with { Words = opened.Words with { Vi = "mốc tiến độ" } };
        Assert.Equal(theirs with { Words = theirs.Words with { Vi = "mốc tiến độ" } }, mine.RebaseOn(theirs, opened));
    }

    [Theory, EachDatabase]
    public async Task Every_step_is_in_the_history(Database database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await desk.AgreedAsync();
        await desk.ChangeAsync(desk.Laos, id, "ຮ່າງ");
        await desk.Host.SendAs(desk.Vietnam, new DeclineTerm.Command(id, "Chưa rõ nghĩa", 2));
        var entries = (await desk.Host.SendAs(desk.Laos, new ListHistory.Query(SubjectId: id))).Entries;
        Assert.Equal([nameof(DeclineTerm), nameof(ProposeTermChange), nameof(AgreeTerm), nameof(ProposeTerm)], entries.Select(entry => entry.Action));
        Assert.Equal(("Chưa rõ nghĩa", "Dự thảo", nameof(Term)), (entries[0].Reason, entries[0].SubjectTitle.For(Language.Vi), entries[0].SubjectKind));
        Assert.Empty(entries[0].ShownChanges());
        Assert.Contains(entries[1].ShownChanges(), change => change is { Field: "Term.ProposedWords", Language: Language.Lo, After: "ຮ່າງ" });
        Assert.DoesNotContain(entries.SelectMany(entry => entry.ShownChanges()), change => change.Field is "Term.ViKey" or "Term.LoKey" or "Term.Version");
    }

    [Theory, EachDatabase]
    public async Task The_list_is_found_by_words_group_and_whom_it_waits_for(Database database)
    {
        await using var desk = await Desk.OpenAsync(database);
        await desk.AgreedAsync();
        await desk.Host.SendAs(desk.Laos, new ProposeTerm.Command(TermGroup.Report, Desk.Form("Đào tạo", "ການຝຶກອົບຮົມ")));
        async Task<string> FoundAsync(ListTerms.Query query) => string.Join('|', (await desk.Host.SendAs(desk.Laos, query)).Rows.Select(row => row.Words.Vi!.Text));
        Assert.Equal("Dự thảo|Đào tạo", await FoundAsync(new ListTerms.Query(Language.Vi)));
        Assert.Equal("Đào tạo|Dự thảo", await FoundAsync(new ListTerms.Query(Language.Lo)));
        Assert.Equal("Đào tạo", await FoundAsync(new ListTerms.Query(Language.Vi, "dao")));
        Assert.Equal("Dự thảo", await FoundAsync(new ListTerms.Query(Language.Vi, "ສະບັບ")));
        Assert.Equal("Đào tạo", await FoundAsync(new ListTerms.Query(Language.Vi, Group: TermGroup.Report)));
        Assert.Equal("Dự thảo", await FoundAsync(new ListTerms.Query(Language.Vi, Filter: TermFilter.Agreed)));
        Assert.Equal("Đào tạo", await FoundAsync(new ListTerms.Query(Language.Vi, Filter: TermFilter.Vietnam)));
        Assert.Equal(string.Empty, await FoundAsync(new ListTerms.Query(Language.Vi, Filter: TermFilter.Laos)));
        Assert.Equal(string.Empty, await FoundAsync(new ListTerms.Query(Language.Vi, Filter: TermFilter.Closed)));
    }

    [Theory, EachDatabase]
    public async Task What_is_missing_is_said_at_once(Database database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var broken = await desk.Host.RefusedAsync(desk.Vietnam, new ProposeTerm.Command(TermGroup.Plan, Desk.Form(" ", null!) with { Note = new TextWords(new string('a', Term.NoteMax + 1), null, null) }));
        Assert.Equal([Rules.Required, Rules.Required, Rules.TooLong], broken.Select(each => each.Rule));
    }

    private sealed class Desk(TestHost host) : IAsyncDisposable
    {
        public static readonly ProposeTerm.Command New = new(TermGroup.Plan, Form("Dự thảo", "ສະບັບຮ່າງ"));

        public TestHost Host { get; } = host;
        public CurrentUser Vietnam { get; private set; } = CurrentUser.Nobody;
        public CurrentUser Laos { get; private set; } = CurrentUser.Nobody;

        public static async Task<Desk> OpenAsync(Database database)
        {
            var desk = new Desk(await TestHost.StartAsync(database));
            desk.Vietnam = await desk.Host.UserAsync(Role.Secretary);
            desk.Laos = await desk.Host.UserAsync(Role.CoChair, Side.Laos);
            return desk;
        }

        public static TermForm Form(string vi, string lo) => new(new TextWords(vi, lo, null), TextWords.None, true);

        public Task<Guid> ProposeAsync() => Host.SendAs(Vietnam, New);

        public async Task<Guid> AgreedAsync()
        {
            var id = await ProposeAsync();
            await Host.SendAs(Laos, new AgreeTerm.Command(id, 0));
            return id;
        }

        public Task<GetTerm.Model> ShowAsync(Guid id) => Host.SendAs(Vietnam, new GetTerm.Query(id));

        public async Task<(TermState State, Side? WaitsFor)> StateAsync(Guid id) => await ShowAsync(id) is var term ? (term.State, term.WaitsFor) : default;

        public async Task ChangeAsync(CurrentUser by, Guid id, string lo) =>
            await Host.SendAs(by, new ProposeTermChange.Command(id, Form("Dự thảo", lo), (await ShowAsync(id)).Version));

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
