using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Coverage;

public partial class MemorandumPage
{
    private IReadOnlyList<ListContents.Row>? contents;
    private DraftForm? form;
    private ListContents.Row? editing;
    private TextWords words = TextWords.None;
    private TextWords added = TextWords.None;
    private string code = string.Empty;
    private bool isSecretary;
    private int version;
    private string? note;

    protected override async Task OnInitializedAsync()
    {
        isSecretary = (await Sender.UserAsync()).Role == Role.Secretary;
        await LoadAsync();
    }

    private async Task LoadAsync() => contents = await FindAsync(new ListContents.Query());

    private void Edit(ListContents.Row content) => (editing, words, version, note) = (content, TextWords.From(content.Title), content.Version, null);

    private Task<bool> RenameAsync() => DoAsync(() => Sender.Send(new RenameContent.Command(editing!.Id, words, version)));

    private Task RemoveAsync(ListContents.Row content) => DoAsync(() => Sender.Send(new RemoveContent.Command(content.Id, content.Version)));

    private Task AddPublishedAsync() => DoAsync(() => Sender.Send(new AddPublishedContents.Command()));

    private async Task<bool> AddAsync()
    {
        var saved = await DoAsync(() => Sender.Send(new AddContent.Command(code, added)));
        (code, added) = saved ? (string.Empty, TextWords.None) : (code, added);
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
        await form!.DropAsync();
        ClearFailures();
        await LoadAsync();
        Edit(contents!.Single(each => each.Id == editing!.Id));
    }

    private async Task SaveMineAsync()
    {
        await LoadAsync();
        var theirs = contents!.Single(each => each.Id == editing!.Id);
        words = words.RebaseOn(TextWords.From(theirs.Title), TextWords.From(editing!.Title));
        (editing, version) = (theirs, theirs.Version);
        await form!.SaveByAsync(RenameAsync);
    }
}
