using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Owners;

public partial class OwnersPage
{
    private IReadOnlyList<ListOwners.Row>? owners;
    private DraftForm? draftForm;
    private ListOwners.Row? editing;
    private TextWords words = TextWords.None;
    private TextWords added = TextWords.None;
    private OwnerDetails details = new();
    private OwnerDetails addedDetails = new();
    private Side addedSide;
    private bool isSecretary;
    private Side? ownSide;
    private int version;
    private string? note;

    [Parameter] public string? PlanCode { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var user = await Sender.UserAsync();
        (isSecretary, ownSide, addedSide) = (user.Role == Role.Secretary, user.Side, user.Side ?? Side.Vietnam);
        await LoadAsync();
    }

    private async Task LoadAsync() => owners = await FindAsync(new ListOwners.Query());

    /// <summary>The persons of a side, who can head a unit.</summary>
    private List<ListOwners.Row> PersonsOf(Side side, Guid? but) =>
        [.. owners!.Where(each => each.Side == side && each.Details.Kind == OwnerKind.Person && each.Id != but)
            .OrderBy(each => each.Name.For(Loc.Language), TextOrder.For(Loc.Language))];

    private string? HeadOf(ListOwners.Row unit) => owners!.FirstOrDefault(each => each.Id == unit.Details.HeadId)?.Name.For(Loc.Language);

    /// <summary>What a button does, and for whom.</summary>
    private string Of(string key, ListOwners.Row owner) => $"{Loc[key]}: {owner.Name.For(Loc.Language)}";

    private static string Active(ListOwners.Row owner) => owner.IsActive ? "Owners.Deactivate" : "Owners.Activate";

    private void Edit(ListOwners.Row owner) => (editing, words, details, version, note) = (owner, WordsOf(owner), owner.Details, owner.Version, null);

    /// <summary>What the form is opened with: of an owner of the other side the name that is proposed, where one is.</summary>
    private TextWords WordsOf(ListOwners.Row owner) =>
        TextWords.From(owner.ProposedName.IsEmpty || owner.MayBeChangedBy(ownSide) ? owner.Name : owner.ProposedName);

    /// <summary>Owners of the reader's side are changed; for the other side's a name is proposed.</summary>
    private string EditWords(ListOwners.Row owner) => owner.MayBeChangedBy(ownSide) ? "Shared.Edit" : "Owners.Propose";

    private Task<bool> RenameAsync() => DoAsync(() => editing!.MayBeChangedBy(ownSide)
        ? Sender.Send(new RenameOwner.Command(editing.Id, words, version, details))
        : Sender.Send(new ProposeOwnerName.Command(editing.Id, words, version)));

    private Task AnswerAsync(ListOwners.Row owner, bool agrees) => DoAsync(() => Sender.Send(new AnswerOwnerProposal.Command(owner.Id, agrees, owner.Version)));

    private Task DeleteAsync(ListOwners.Row owner) => DoAsync(() => Sender.Send(new DeleteOwner.Command(owner.Id, owner.Version)));

    private Task SetActiveAsync(ListOwners.Row owner) => DoAsync(() => Sender.Send(new SetOwnerActive.Command(owner.Id, !owner.IsActive, owner.Version)));

    private async Task<bool> AddAsync()
    {
        var saved = await DoAsync(() => Sender.Send(new AddOwner.Command(addedSide, added, addedDetails)));
        (added, addedDetails) = saved ? (TextWords.None, new OwnerDetails()) : (added, addedDetails);
        return saved;
    }

    private async Task<bool> DoAsync(Func<Task> action)
    {
        note = null;
        var done = await TryAsync(action);
        if (done)
        {
            (editing, note) = (null, Loc["Shared.Saved"]);
        }

        await LoadAsync();
        return done;
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
        Edit(owners!.Single(each => each.Id == editing!.Id));
    }

    private async Task SaveMineAsync()
    {
        await LoadAsync();
        var theirs = owners!.Single(each => each.Id == editing!.Id);
        words = words.RebaseOn(WordsOf(theirs), WordsOf(editing!));
        details = details.RebaseOn(theirs.Details, editing!.Details);
        (editing, version) = (theirs, theirs.Version);
        await draftForm!.SaveByAsync(RenameAsync);
    }
}
