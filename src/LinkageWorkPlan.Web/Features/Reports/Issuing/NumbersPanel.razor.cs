using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

public partial class NumbersPanel
{
    private readonly Unread unread = new();
    private DraftForm? form;
    private string number = string.Empty;
    private DateOnly? date;
    private OfficeNumber? seen;
    private bool isRead;
    private string? done;
    private int turn;

    /// <summary>What the offices gave so far.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OfficeNumber> Numbers { get; set; } = [];

    /// <summary>Which document it is, for what is typed and not sent.</summary>
    [Parameter, EditorRequired] public string? About { get; set; }

    /// <summary>Both sides have signed: what it was issued with does not change.</summary>
    [Parameter, EditorRequired] public bool IsIssued { get; set; }

    /// <summary>Key of the words above.</summary>
    [Parameter, EditorRequired] public string Hint { get; set; } = string.Empty;

    /// <summary>The side whose number the reader may write; null where none.</summary>
    [Parameter, EditorRequired] public Side? Own { get; set; }

    /// <summary>Sends the number and its date; last the number that the form was opened with.</summary>
    [Parameter, EditorRequired] public Func<string, DateOnly?, OfficeNumber?, Task> Record { get; set; } = null!;

    /// <summary>Takes the number back; null where that cannot be.</summary>
    [Parameter] public Func<Task>? Remove { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private OfficeNumber? Given => Numbers.FirstOrDefault(each => each.Side == Own);

    private bool MayWrite => Own is not null && !(IsIssued && Given is not null);

    protected override void OnParametersSet()
    {
        // What was typed over a number that somebody else recorded meanwhile stays.
        if (!isRead || (seen != Given && (number, date) == (seen?.Number ?? string.Empty, seen?.Date)))
        {
            Take();
        }
    }

    private void Take()
    {
        (isRead, seen) = (true, Given);
        (number, date) = (Given?.Number ?? string.Empty, Given?.Date);
        turn++;
    }

    private Task<bool> SaveAsync() => DoAsync(
        () =>
        {
            unread.Require();
            return Record(number, date, seen);
        },
        "Reports.NumberSaved");

    private async Task TakeTheirsAsync()
    {
        await form!.DropAsync();
        ClearFailures();
        await Changed.InvokeAsync();
        Take();
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        await Changed.InvokeAsync();
        number = number == (seen?.Number ?? string.Empty) ? Given?.Number ?? string.Empty : number;
        date = date == seen?.Date ? Given?.Date : date;
        seen = Given;
        await form!.SaveByAsync(SaveAsync);
    }

    private Task RemoveAsync() => DoAsync(Remove!, "Reports.NumberRemoved");

    private async Task<bool> DoAsync(Func<Task> action, string words)
    {
        done = null;
        var sent = (number, date);
        var isDone = await TryAsync(action);
        if (isDone)
        {
            done = Loc[words];
            await Changed.InvokeAsync();
            if (sent == (number, date))
            {
                Take();
            }
        }

        return isDone;
    }
}
