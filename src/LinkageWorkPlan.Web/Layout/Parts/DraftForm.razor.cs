using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Layout.Drafts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LinkageWorkPlan.Web.Layout.Parts;

public partial class DraftForm
{
    private readonly FieldLabels labels = new();
    private readonly string opening = $"{Guid.CreateVersion7():N}";
    private ElementReference form;
    private DotNetObjectReference<DraftForm>? self;
    private KeptDraft? kept;
    private PressedPlace? place;
    private string? attached;
    private int saves;
    private int begun;
    private int answered;
    private bool isRefused;
    private Task running = Task.CompletedTask;

    /// <summary>Which form this is, the same on every visit: as "task:{id}" or "task-new:{plan}".</summary>
    [Parameter, EditorRequired] public string Key { get; set; } = string.Empty;

    /// <summary>Version of what is edited.</summary>
    [Parameter] public int Version { get; set; }

    /// <summary>Returns true where it was saved: then the kept text is dropped.</summary>
    [Parameter, EditorRequired] public Func<Task<bool>> OnSave { get; set; } = null!;

    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Beside the save button. Whatever leaves the form without saving, as "Cancel", has the attribute data-draft-cancel.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>Where somebody else was first: their words take the place of what was typed here. The page loads them.</summary>
    [Parameter] public EventCallback OnTakeTheirs { get; set; }

    /// <summary>Where somebody else was first: what was typed here is saved over theirs. The page puts it over what is saved now.</summary>
    [Parameter] public EventCallback OnSaveMine { get; set; }

    /// <summary>True where all that was saved of the thing since then is the reader's own, as by another form of it. Null where nobody knows: then it is nobody's.</summary>
    [Parameter] public Func<DateTimeOffset, bool>? SavedByReaderSince { get; set; }

    [Parameter] public string? SaveWords { get; set; }
    [Parameter] public string Class { get; set; } = "stack";

    [Inject] private Scripts Scripts { get; set; } = null!;
    [Inject] private ILogger<DraftForm> Log { get; set; } = null!;

    private PressedPlace Place => place ??= new PressedPlace(StateHasChanged);

    private bool IsAsking => Place.IsAsking;

    private Guid? ConflictEntry =>
        Place.Refused.Where(each => each.Rule == Rules.Conflict).Select(each => Guid.TryParse(each.Subject, out var entry) ? entry : (Guid?)null).FirstOrDefault();

    /// <summary>Saves in another way than <see cref="OnSave"/>, by another button: the kept text is dropped all the same.</summary>
    /// <param name="save">Returns true where it was saved.</param>
    public async Task SaveByAsync(Func<Task<bool>> save)
    {
        if (IsAsking)
        {
            // Saved again in place of an answer: it is asked again about what is there now.
            Place.Refused.First(each => each.Answer is not null).Answer!.Give(false);
            await running;
        }

        if (IsBusy)
        {
            // Answered with the one that runs: the browser waits for it.
            begun++;
            return;
        }

        running = RunAsync(save);
        await running;
    }

    private async Task RunAsync(Func<Task<bool>> save)
    {
        var (key, saved) = (Key, false);
        begun++;
        try
        {
            await Place.RunAsync(() => TryAsync(async () =>
            {
                // Nobody can tell which words are meant: what was typed, or what somebody else saved since.
                if (kept is { Undecided.Count: > 0 } draft)
                {
                    throw new RuleException(Rules.DraftUndecided, DraftNotice.Subject, draft.Undecided.Count);
                }

                saved = await save();
            }));
            if (saved)
            {
                await DropAsync(key, isSaved: true);
            }
        }
        finally
        {
            // Only now does the browser tell what was typed meanwhile: it was not part of what is saved.
            (answered, isRefused) = (begun, !saved);
            StateHasChanged();
        }
    }

    /// <summary>Drops the kept text without saving: somebody else's words were taken in its place.</summary>
    public Task DropAsync() => DropAsync(Key, isSaved: false);

    /// <summary>What happened to a kept text, as the browser reports it.</summary>
    [JSInvokable]
    public void ShowKept(KeptDraft told)
    {
        kept = told.IsEmpty ? null : told;
        StateHasChanged();
    }

    /// <summary>Answers once all that was typed before has been read and drawn.</summary>
    [JSInvokable]
    public void Settle()
    {
    }

    public async ValueTask DisposeAsync()
    {
        place?.Dispose();
        if (attached is not null)
        {
            await Scripts.CallAsync("drafts", "detach", attached);
        }

        self?.Dispose();
    }

    protected override void OnParametersSet() => kept = attached is null || attached == Key ? kept : null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (attached != Key)
        {
            attached = Key;
            self ??= DotNetObjectReference.Create(this);
            await Scripts.CallAsync("drafts", "attach", form, Key, self, opening, saves);
        }
    }

    private Task SubmitAsync() => SaveByAsync(OnSave);

    private Task ChooseAsync((string Field, string Choice) chosen) => Scripts.CallAsync("drafts", "choose", Key, chosen.Field, chosen.Choice);

    private Task DiscardAsync() => Scripts.CallAsync("drafts", "discard", Key);

    private Task UndoAsync() => Scripts.CallAsync("drafts", "undo", Key);

    private async Task DropAsync(string key, bool isSaved)
    {
        kept = null;
        var before = saves++;
        await Scripts.CallAsync("drafts", await IsDroppedAsync(key, before) ? "forget" : "supersede", key, isSaved, saves);
    }

    /// <summary>What was saved is saved: a kept text that cannot be dropped now is no failure, but is never given back either.</summary>
    private async Task<bool> IsDroppedAsync(string key, int before)
    {
        try
        {
            await Sender.Send(new DropDraft.Command(key, opening, before));
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LogWarning(failure, "The kept text of a form that was saved could not be dropped; the browser goes on trying");
            return false;
        }
    }
}
