using System.Security.Claims;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>Who sends a request, as the sign-in cookie says it. Commands check it against the account as it is now.</summary>
public sealed record CurrentUser(Guid Id, string Name, Role Role, Side? Side, Language Language, Guid? OwnerId)
{
    public const string SideClaim = "side";
    public const string LanguageClaim = "language";
    public const string OwnerClaim = "owner";
    public const string SessionClaim = "session";

    /// <summary>The command line and the first set-up.</summary>
    public static readonly CurrentUser System = new(Guid.Empty, "System", Role.System, null, Language.En, null);

    public static readonly CurrentUser Nobody = new(Guid.Empty, string.Empty, Role.None, null, Language.Vi, null);

    /// <summary>The sign-in that it acts by; null for what no browser sends. A request is refused once that has ended.</summary>
    public Guid? Session { get; init; }

    /// <summary>The open page that it is sent from, which gets no notice of it; null where it is not named.</summary>
    public string? Window { get; init; }

    public bool Is(Role roles) => (Role & roles) != 0;

    /// <summary>The person's side; the system has none.</summary>
    public Side OwnSide => Side ?? throw new InvalidOperationException("The system has no side.");

    public Actor ToActor() => new(Id, Name, Role, Side);

    public static CurrentUser From(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true })
        {
            return Nobody;
        }

        string Claim(string type) => principal.FindFirstValue(type) ?? string.Empty;
        return new CurrentUser(
            Guid.Parse(Claim(ClaimTypes.NameIdentifier)),
            Claim(ClaimTypes.GivenName),
            Enum.Parse<Role>(Claim(ClaimTypes.Role)),
            Enum.Parse<Side>(Claim(SideClaim)),
            Languages.TryRead(Claim(LanguageClaim), out var language) ? language : Language.Vi,
            Guid.TryParse(Claim(OwnerClaim), out var owner) ? owner : null)
        {
            Session = Guid.TryParse(Claim(SessionClaim), out var session) ? session : null,
        };
    }
}

/// <summary>Holds the sender for the life of one request's scope.</summary>
public sealed class RequestContext
{
    private readonly List<Action> after = [];

    public CurrentUser User { get; set; } = CurrentUser.Nobody;

    /// <summary>True while a change runs that an administrator of each side agreed to (docs/decisions/0088); set by what carries it out alone.</summary>
    internal bool IsAgreed { get; private set; }

    /// <summary>Runs, in the name of who proposed it, what an administrator of the other side has just confirmed.</summary>
    internal async Task AsAgreedAsync(CurrentUser proposer, Func<Task> change)
    {
        var confirmer = User;
        (User, IsAgreed) = (proposer, true);
        try
        {
            await change();
        }
        finally
        {
            (User, IsAgreed) = (confirmer, false);
        }
    }

    /// <summary>Questions that the sender was asked and answered with yes (<see cref="BrokenRule.Confirmation"/>).</summary>
    public IReadOnlySet<string> Confirmed { get; set; } = new HashSet<string>();

    /// <summary>Asks what was not confirmed yet. The system is asked nothing, and nor is whoever confirms what another was asked about.</summary>
    /// <exception cref="RuleException">There is something to confirm.</exception>
    public void Ask(IEnumerable<BrokenRule> questions)
    {
        if (!User.Is(Role.System) && !IsAgreed && questions.Where(each => !Confirmed.Contains(each.Confirmation)).ToList() is { Count: > 0 } open)
        {
            throw new RuleException(open);
        }
    }

    /// <summary>
    /// Begins work once what this request saved is there for all to read, as waking a background service. It does not happen where the
    /// transaction was not committed. Short, and never throws: the request is answered after it.
    /// </summary>
    public void AfterCommit(Action begin) => after.Add(begin);

    /// <summary>By the transaction's behaviour alone, once it is committed.</summary>
    internal void Committed()
    {
        after.ForEach(begin => begin());
        after.Clear();
    }
}
