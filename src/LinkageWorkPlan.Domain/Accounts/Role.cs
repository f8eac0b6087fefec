namespace LinkageWorkPlan.Domain.Accounts;

/// <summary>What an account may do. One role an account; a person with two roles has two accounts. Stored by name.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Enters plan items, records progress, drafts and translates reports, prepares both for signing.</summary>
    Secretary = 1,

    /// <summary>Reads, comments, returns and signs for their own side.</summary>
    CoChair = 2,

    /// <summary>Records progress and evidence on their own tasks.</summary>
    Owner = 4,

    /// <summary>Receives issued reports and acknowledges them.</summary>
    MinisterOffice = 8,

    /// <summary>Reads what is adopted or issued.</summary>
    Observer = 16,

    /// <summary>Keeps accounts, roles and settings; enters no content, signs nothing, reads no draft.</summary>
    Administrator = 32,

    /// <summary>The command line and the first set-up, which run with the machine's own rights.</summary>
    System = 64,

    /// <summary>Reads and comments like the co-chair; signs and returns in the co-chair's place only by a delegation that is in force.</summary>
    Deputy = 128,

    /// <summary>Reads pilot models with their evidence and scores those of the rounds for which their side's secretary named them; reads and writes nothing else.</summary>
    PanelMember = 256,

    /// <summary>Keeps the training courses for which their side's secretary named them; reads and writes nothing else.</summary>
    CourseOrganiser = 512,
}

public static class Roles
{
    /// <summary>The roles a person can hold.</summary>
    public static readonly IReadOnlyList<Role> OfPeople =
        [Role.Secretary, Role.CoChair, Role.Deputy, Role.Owner, Role.MinisterOffice, Role.Observer, Role.PanelMember, Role.CourseOrganiser, Role.Administrator];

    /// <summary>May sign and return for a side, a deputy by delegation.</summary>
    public const Role Signers = Role.CoChair | Role.Deputy;

    /// <summary>May read a plan before it is adopted and a report before it is issued.</summary>
    public const Role Drafters = Role.Secretary | Signers | Role.Owner;

    /// <summary>May read the adopted plan.</summary>
    public const Role PlanReaders = Drafters | Role.Observer;

    /// <summary>May be named as a member of a panel that scores pilot models.</summary>
    public const Role Scorers = Drafters | Role.PanelMember;

    /// <summary>Are notified of what waits for them, on the page and by mail.</summary>
    public const Role Notified = Drafters | Role.PanelMember | Role.CourseOrganiser;

    /// <summary>May read pilot models that are scored.</summary>
    public const Role PilotReaders = PlanReaders | Role.PanelMember;

    /// <summary>May keep training courses, an organiser those for which they were named.</summary>
    public const Role CourseKeepers = Role.Secretary | Role.CourseOrganiser;

    /// <summary>May read training courses, an organiser those for which they were named.</summary>
    public const Role CourseReaders = PlanReaders | Role.CourseOrganiser;

    /// <summary>May read issued reports.</summary>
    public const Role ReportReaders = PlanReaders | Role.MinisterOffice;

    public const Role Everyone = ReportReaders | Role.PanelMember | Role.CourseOrganiser | Role.Administrator;
}
