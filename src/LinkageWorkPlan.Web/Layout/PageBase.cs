using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>What every page has: its language, a way to send requests, and a place for refusals.</summary>
public abstract class PageBase : ComponentBase
{
    private readonly TaskCompletionSource loaded = new();
    private PressedPlace? place;
    private Answer? asked;

    [CascadingParameter] public Loc Loc { get; set; } = Loc.In(Domain.Texts.Language.Vi);

    [Inject] protected Sender Sender { get; set; } = null!;

    /// <summary>Ends when the page's first data is there, or is known not to be: until then nothing is lost. Canceled where the page failed.</summary>
    internal Task Loaded => loaded.Task;

    /// <summary>What the last action was refused for; empty where it went well.</summary>
    protected IReadOnlyList<Failure> Failures { get; private set; } = [];

    /// <summary>What the last action was refused for, unless the form or button it came from shows it already.</summary>
    protected IReadOnlyList<Failure> Unplaced => place is null ? Failures : [];

    /// <summary>The history entry that the last action was refused for, where somebody else was first; null otherwise.</summary>
    protected Guid? Conflict => Failures.Where(each => each.Rule == Rules.Conflict).Select(each => Guid.TryParse(each.Subject, out var entry) ? entry : (Guid?)null).FirstOrDefault();

    /// <summary>True while an action runs: buttons are disabled so that nothing is sent twice.</summary>
    protected bool IsBusy { get; private set; }

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        try
        {
            await base.SetParametersAsync(parameters);
            loaded.TrySetResult();
        }
        finally
        {
            // Whoever waits for a page that failed would keep the whole answer waiting with it.
            loaded.TrySetCanceled();
        }
    }

    /// <summary>
    /// Runs an action; a refusal is kept in <see cref="Failures"/> and the page stays as it is. What the action asks is there too, and the
    /// action runs once more when the user confirms it.
    /// </summary>
    /// <returns>True where it went well.</returns>
    protected async Task<bool> TryAsync(Func<Task> action)
    {
        if (IsBusy)
        {
            return false;
        }

        asked?.Give(false);
        PressedPlace.Current?.Note(this);
        try
        {
            while (true)
            {
                ClearFailures();
                IsBusy = true;
                StateHasChanged();
                try
                {
                    await action();
                    return true;
                }
                catch (RuleException refusal) when (refusal.IsQuestion)
                {
                    if (!await AskAsync(refusal))
                    {
                        return false;
                    }
                }
            }
        }
        catch (RuleException refusal)
        {
            Say(Layout.Failures.Of(refusal, Loc));
            return false;
        }
        finally
        {
            IsBusy = false;
            Sender.Forget();
            StateHasChanged();
        }
    }

    private async Task<bool> AskAsync(RuleException refusal)
    {
        var answer = new Answer();
        (asked, IsBusy) = (answer, false);
        Say([.. Layout.Failures.Of(refusal, Loc).Select(each => each with { Answer = answer })]);
        StateHasChanged();
        var isYes = await answer.Given;
        if (asked == answer)
        {
            asked = null;
            ClearFailures();
        }

        if (isYes)
        {
            Sender.Confirm(refusal.Broken);
        }

        return isYes;
    }

    /// <summary>Loads what a page shows; null where it does not exist or this user may not see it.</summary>
    protected async Task<T?> FindAsync<T>(MediatR.IRequest<T> query)
        where T : class
    {
        try
        {
            return await Sender.Send(query);
        }
        catch (RuleException refusal) when (refusal.Broken.Any(each => each.Rule is Rules.NotFound or Rules.NotAllowed or Rules.SignedOut))
        {
            return null;
        }
    }

    protected void ClearFailures()
    {
        place?.Clear();
        (Failures, place) = ([], null);
    }

    /// <summary>Where it was pressed, or on the page itself where nothing was.</summary>
    private void Say(IReadOnlyList<Failure> refused)
    {
        Failures = refused;
        place = PressedPlace.Current is { } pressed && pressed.Take(this, refused) ? pressed : null;
    }

    /// <summary>The form or button that showed a refusal has left the page: the page shows it.</summary>
    internal void TakeBack()
    {
        place = null;
        StateHasChanged();
    }

    internal void Redraw() => StateHasChanged();
}
