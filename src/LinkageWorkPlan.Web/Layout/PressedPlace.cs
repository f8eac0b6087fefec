namespace LinkageWorkPlan.Web.Layout;

/// <summary>
/// The form or the button that an action came from. What the action is refused for is shown there, beside what was pressed, and not
/// at the head of the page, which may be thousands of pixels away. Whatever runs while it is pressed finds it by <see cref="Current"/>,
/// so that no page has to say where its refusals belong.
/// </summary>
/// <param name="changed">Draws the place again.</param>
public sealed class PressedPlace(Action changed) : IDisposable
{
    private static readonly AsyncLocal<PressedPlace?> Now = new();

    private readonly HashSet<PageBase> acted = [];
    private PageBase? page;
    private bool isGone;

    /// <summary>Null where nothing was pressed, as while a page is loaded.</summary>
    internal static PressedPlace? Current => Now.Value;

    /// <summary>What the last action from here was refused for; empty where it went well.</summary>
    public IReadOnlyList<Failure> Refused { get; private set; } = [];

    /// <summary>A question was put: the place waits for its reader, who may go on typing, and not for the server.</summary>
    public bool IsAsking => Refused.Any(each => each.Answer is not null);

    /// <summary>True while an action runs.</summary>
    public bool IsRunning { get; private set; }

    public async Task RunAsync(Func<Task> action)
    {
        (Now.Value, IsRunning) = (this, true);
        try
        {
            await action();
        }
        finally
        {
            IsRunning = false;

            // What a page does after its request was answered, as reading again what it shows, is drawn too.
            foreach (var each in acted)
            {
                each.Redraw();
            }

            acted.Clear();
        }
    }

    /// <summary>The page ran an action that was begun here, and is drawn once all of what was begun has ended.</summary>
    internal void Note(PageBase from) => acted.Add(from);

    /// <returns>False where the place left the page meanwhile, so that the page itself has to say it.</returns>
    internal bool Take(PageBase from, IReadOnlyList<Failure> refused)
    {
        if (isGone)
        {
            return false;
        }

        (page, Refused) = (from, refused);
        changed();
        return true;
    }

    internal void Clear()
    {
        if (Refused.Count > 0)
        {
            Refused = [];
            changed();
        }
    }

    /// <summary>The place leaves the page. What it still had to say the page says, unless the person closed it.</summary>
    public void Dispose()
    {
        isGone = true;
        if (Refused.Count > 0 && IsRunning)
        {
            page?.TakeBack();
        }
    }
}
