using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Aggregates whose texts are translated one by one.</summary>
public enum TextKind
{
    /// <summary>The plan's title and its pillars'.</summary>
    Plan,

    /// <summary>A task with its milestones and budget lines.</summary>
    Task,
    Owner,
    Indicator,
    Progress,
    Evidence,

    /// <summary>What stands in the way of a task or the plan.</summary>
    Obstacle,

    /// <summary>A meeting with its agenda and minutes.</summary>
    Meeting,

    /// <summary>A model of linkage that may be tried out.</summary>
    Pilot,

    /// <summary>A training course with its products.</summary>
    Course,

    /// <summary>What a Vietnamese and a Lao enterprise do together.</summary>
    Linkage,

    /// <summary>The programme of the joint industrial park with its steps.</summary>
    Park,

    /// <summary>A row of the compatibility matrix of the joint industrial park.</summary>
    Compatibility,

    /// <summary>A risk of the joint industrial park.</summary>
    Risk,

    /// <summary>A document of the library that was shared.</summary>
    Document,

    /// <summary>What one side asks the other, with comments, answer and outcome.</summary>
    SideRequest,

    /// <summary>A report's sections and proposals, as they are being written.</summary>
    Report,

    /// <summary>An issue's sections and proposals, as they were signed: found, never translated at the desk.</summary>
    Issue,

    /// <summary>A term of the glossary, which both sides write together: found and remembered, never translated at the desk.</summary>
    Term,

    /// <summary>What an amendment proposes and why: found, never translated at the desk, since its form has both languages.</summary>
    Amendment,

    /// <summary>The name of an enterprise in its spellings: found, never translated at the desk.</summary>
    Enterprise,

    /// <summary>What people say to each other about a task, a report or an amendment: found by those who read it, on the desk once a translation is asked for.</summary>
    Comment,

    /// <summary>A content of the memorandum, which stands once for all plans: on the desk of each.</summary>
    Memorandum,

    /// <summary>What a co-chair who returned something said: on the desk while it is to be answered.</summary>
    Return,
}

/// <summary>What a translator saw of a text when the form was opened: two people who write the same text see a conflict, two who write different ones do not.</summary>
public static class TextStamp
{
    public static string Of(LocalizedText text) =>
        Fingerprint.OfText(string.Join('\n', Languages.All.Select(language => $"{text[language]?.Text}\u0001{text[language]?.MadeFrom}").Prepend(text.Source.Code())));
}
