namespace LinkageWorkPlan.Domain.Accounts;

/// <summary>How much of a matter somebody may read.</summary>
public enum Sight
{
    /// <summary>Not even that it is there.</summary>
    Nothing,

    /// <summary>What the reader was named for, in every state, and nothing else.</summary>
    Own,

    /// <summary>What both sides agreed to: adopted, in force, issued or agreed, as it was signed.</summary>
    Published,

    /// <summary>Drafts, what waits for signatures and what was given up as well.</summary>
    Everything,
}

/// <summary>What can be read, by who may read it.</summary>
public enum Matter
{
    /// <summary>Plans with their tasks, progress, evidence, indicators and amendments.</summary>
    Plans,

    /// <summary>Pilot models with their evidence, rounds of scoring and scores.</summary>
    Pilots,

    /// <summary>Training courses with their products, participants and evaluations.</summary>
    Courses,

    /// <summary>Reports with their issues, editions, receipts and the ministers' directions on them.</summary>
    Reports,

    /// <summary>Terms that both sides agree on.</summary>
    Glossary,

    /// <summary>To whom an issue was sent, and who opened and acknowledged it.</summary>
    Delivery,

    /// <summary>Who did what to plans, reports, terms and owners.</summary>
    History,

    /// <summary>Who did what to accounts, and the mail queue without what the mails say.</summary>
    Administration,
}

/// <summary>The one rule of who may read what (product.md, "Who uses it"). Pages, searches, totals, files, mails and messages all follow it.</summary>
public static class Sights
{
    public static Sight Of(Role role, Matter matter) => matter switch
    {
        Matter.Plans or Matter.Glossary => Is(role, Roles.Drafters | Role.System) ? Sight.Everything : Is(role, Role.Observer) ? Sight.Published : Sight.Nothing,
        Matter.Pilots => Is(role, Roles.Drafters | Role.System) ? Sight.Everything : Is(role, Role.Observer | Role.PanelMember) ? Sight.Published : Sight.Nothing,
        Matter.Courses => Is(role, Roles.Drafters | Role.System) ? Sight.Everything : Is(role, Role.Observer) ? Sight.Published : Is(role, Role.CourseOrganiser) ? Sight.Own : Sight.Nothing,
        Matter.Reports => Is(role, Roles.Drafters | Role.System) ? Sight.Everything : Is(role, Role.Observer | Role.MinisterOffice) ? Sight.Published : Sight.Nothing,
        Matter.Delivery => Is(role, Roles.Drafters | Role.System) ? Sight.Everything : Is(role, Role.MinisterOffice) ? Sight.Published : Sight.Nothing,
        Matter.History => Is(role, Roles.Drafters | Role.System) ? Sight.Everything : Sight.Nothing,
        Matter.Administration => Is(role, Role.Administrator | Role.System) ? Sight.Everything : Sight.Nothing,
    };

    private static bool Is(Role role, Role roles) => (role & roles) != 0;
}
