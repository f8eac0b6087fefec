using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Amendments;

public partial class AmendmentPage
{
    private GetAmendment.Result? shown;
    private (string, int)? loaded;
    private CurrentUser user = CurrentUser.Nobody;
    private DraftForm? reasonForm;
    private TextWords why = TextWords.None;
    private TextWords opened = TextWords.None;
    private int version;
    private string chosen = string.Empty;
    private string chosenIndicator = string.Empty;
    private string withdrawal = string.Empty;

    [Parameter] public string Code { get; set; } = string.Empty;
    [Parameter] public int Number { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded != (Code, Number))
        {
            loaded = (Code, Number);
            user = await Sender.UserAsync();
            await LoadAsync();
        }
    }

    /// <summary>A reason that is being typed stays; where somebody else wrote another one since, it stands against what it was opened with.</summary>
    /// <param name="sent">The reason that was just saved here; null where it was not.</param>
    private async Task LoadAsync(TextWords? sent = null)
    {
        shown = await FindAsync(new GetAmendment.Query(Code, Number));
        (chosen, chosenIndicator) = (string.Empty, string.Empty);
        var saved = TextWords.From(shown?.Reason ?? LocalizedText.Empty);
        if (why == (sent ?? opened))
        {
            why = saved;
        }
        else if (sent is not null)
        {
            why = why.RebaseOn(saved, sent);
        }
        else if (opened != saved)
        {
            return;
        }

        (opened, version) = (saved, shown?.Version ?? 0);
    }

    private Task<bool> ConfirmAsync(string? task) => DoAsync(() => Sender.Send(new ConfirmAmendedTexts.Command(shown!.Id, task, shown.Version)));

    private async Task<bool> ExplainAsync()
    {
        var sent = why;
        var saved = await TryAsync(() => Sender.Send(new ExplainAmendment.Command(shown!.Id, sent, version)));
        if (saved)
        {
            await LoadAsync(sent);
        }

        return saved;
    }

    private async Task TakeTheirsAsync()
    {
        await reasonForm!.DropAsync();
        ClearFailures();
        why = opened;
        await LoadAsync();
    }

    /// <summary>Languages that were not written here take their words.</summary>
    private async Task SaveMineAsync()
    {
        shown = await FindAsync(new GetAmendment.Query(Code, Number));
        var theirs = TextWords.From(shown?.Reason ?? LocalizedText.Empty);
        (why, opened, version) = (why.RebaseOn(theirs, opened), theirs, shown?.Version ?? 0);
        await reasonForm!.SaveByAsync(ExplainAsync);
    }

    private Task<bool> RemoveAsync(string task) => DoAsync(() => Sender.Send(new RemoveAmendedTask.Command(shown!.Id, task, shown.Version)));

    private Task<bool> RemovePartAsync(string? indicator) => DoAsync(() => Sender.Send(new RemoveAmendedPart.Command(shown!.Id, indicator, shown.Version)));

    private Task<bool> WithdrawAsync() => DoAsync(() => Sender.Send(new WithdrawAmendment.Command(shown!.Id, withdrawal)));

    private Task<bool> SendAsync() => DoAsync(() => Sender.Send(new SendAmendment.Command(shown!.Id, shown.Version)));

    /// <summary>Where it was refused, what was typed stays.</summary>
    private async Task<bool> DoAsync(Func<Task> action)
    {
        var done = await TryAsync(action);
        if (done)
        {
            await LoadAsync();
        }

        return done;
    }

    private string? LinkTo(string? subject) => subject switch
    {
        nameof(Amendment.Reason) => $"{AmendmentAddress.Of(Code, Number)}#f-Reason",
        Amendment.OutlinePart => AmendmentAddress.Plan(Code, Number),
        _ when Amendment.IndicatorIn(subject) is { } indicator => AmendmentAddress.Indicator(Code, Number, indicator),
        "Why" => $"{AmendmentAddress.Of(Code, Number)}#f-Why",
        { } code when shown?.Content.Tasks.FirstOrDefault(each => each.Code == code) is { } task =>
            task.Kind == AmendmentKind.Drop ? AmendmentAddress.Drop(Code, Number, code) : AmendmentAddress.Of(Code, Number, code),
        _ => null,
    };
}
