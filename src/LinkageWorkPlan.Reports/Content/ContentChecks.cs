using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Fonts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>What must hold of a content before it is sent for signature. All of it is reported at once, each with the place to fix it.</summary>
public static class ContentChecks
{
    /// <summary>Before a task's code, where a subject is not a section.</summary>
    public const string TaskPrefix = "Task:";

    /// <summary>Before an indicator's code.</summary>
    public const string IndicatorPrefix = "Indicator:";

    /// <summary>Before a pillar's code; alone for the plan.</summary>
    public const string PlanPrefix = "Plan:";

    /// <summary>The subject of what is wrong with open directions.</summary>
    public const string Directions = "Directions";

    /// <summary>The subject of what is wrong with open decisions of meetings.</summary>
    public const string Decisions = "Decisions";

    /// <summary>The subject of what is wrong with training courses.</summary>
    public const string Courses = "Courses";

    /// <summary>The subject of what is wrong with obstacles.</summary>
    public const string Obstacles = "Obstacles";

    /// <summary>The subject of what is wrong with documents of the library and requests between the sides.</summary>
    public const string Library = "Library";

    /// <summary>The subject of what is wrong with linkages of enterprises.</summary>
    public const string Linkages = "Linkages";

    /// <summary>The subject of what is wrong with the joint industrial park.</summary>
    public const string Park = "Park";

    /// <summary>The subject of what is wrong with pilot models.</summary>
    public const string Pilots = "Pilots";

    /// <summary>The subject of what is wrong with the dates.</summary>
    public const string Dates = "Dates";

    /// <summary>The subject of what is wrong with the topic of a special report.</summary>
    public const string Topic = "Topic";

    /// <summary>The subject of what is wrong with the words on what a newer issue corrects.</summary>
    public const string Correction = "Correction";

    /// <param name="today">Today in the working group's time zone (UTC+7).</param>
    /// <param name="fonts">What can be printed.</param>
    /// <returns>
    /// In the order in which the report prints it. Each subject is a section's key, <see cref="Dates"/>, or one of the prefixes and a code.
    /// </returns>
    public static IReadOnlyList<BrokenRule> Of(ReportContent content, DateOnly today, FontCoverage fonts) =>
    [
        .. OfDates(content, today),
        .. OfText(Topic, content.Topic ?? LocalizedText.Empty, PrintedText.Topic),
        .. OfText(Correction, content.Corrections, PrintedText.Correction),
        .. OfSummary(content.NarrativeOf(SectionKeys.Summary)),
        .. SectionKeys.Narrative.Where(content.Prints).SelectMany(key => OfSection(content, key)),
        .. content.LeftOut.Contains(SectionKeys.Obstacles) && content.Obstacles.Count > 0 ? Array.Empty<BrokenRule>().Append(new BrokenRule(Rules.ObstaclesLeftOut, SectionKeys.Obstacles, content.Obstacles.Count)) : [],
        .. content.FigureFaults.Where(each => each.Rule is not null).Select(each => new BrokenRule(each.Rule!, each.Section, each.Name)).DistinctBy(each => (each.Subject, each.Rule, each.Arguments[0])),
        .. content.Directions.SelectMany(each => new[] { each.Words, each.Answer }.SelectMany(text => OfText(Directions, text, PrintedText.Direction, DateText.Short(each.Given, Language.Vi)))),
        .. content.Decisions.SelectMany(each => OfText(Decisions, each.Words, PrintedText.Decision, each.Code)),
        .. content.Pilots.SelectMany(row => row.Joint.Select(each => each.Reason).Concat(row.Reviews.Select(each => each.Reason)).Prepend(row.Title).SelectMany(text => OfText(Pilots, text, PrintedText.Pilot, row.Code))),
        .. content.Linkages.SelectMany(row => new[] { row.Title, row.Obstacles }.SelectMany(text => OfText(Linkages, text, PrintedText.Linkage, row.Code))),
        .. content.ParkSteps.SelectMany(step => new[] { step.Title, step.Gate }.SelectMany(text => OfText(Park, text, PrintedText.Park, step.Code))),
        .. content.ParkMatrix.SelectMany(row => new[] { row.Title, row.VietnamRule, row.LaosRule, row.Gap, row.Measure }.SelectMany(text => OfText(Park, text, PrintedText.Park, row.Code))),
        .. content.ParkRisks.SelectMany(risk => new[] { risk.Title, risk.Measure, risk.Owner, risk.Result }.SelectMany(text => OfText(Park, text, PrintedText.Park, risk.Code))),
        .. content.LibraryDocuments.SelectMany(row => OfText(Library, row.Title, PrintedText.Document, row.Code)),
        .. content.SideRequests.SelectMany(row => OfText(Library, row.Title, PrintedText.Request, row.Code)),
        .. content.Courses.SelectMany(each => OfText(Courses, each.Title, PrintedText.Course, each.Code)),
        .. content.Proposals.SelectMany(each => OfText(SectionKeys.ProposalsTo(each.Minister), each.Words, PrintedText.Proposal)),
        .. content.Tasks.SelectMany(OfTask),
        .. content.Milestones.SelectMany(each => OfText(TaskPrefix + each.TaskCode, each.Title, PrintedText.Milestone, each.Code)
            .Concat(OfText(TaskPrefix + each.TaskCode, each.Evidence, PrintedText.Evidence, each.Code))),
        .. content.Products.SelectMany(each => OfText(TaskPrefix + each.TaskCode, each.Title, PrintedText.Evidence, each.TaskCode)),
        .. content.Indicators.SelectMany(OfIndicator),
        .. content.Obstacles.SelectMany(each => new[] { each.Title, each.Cause, each.Measure, each.Owner, each.Proposal, each.Result }.SelectMany(text => OfText(Obstacles, text, PrintedText.Obstacle, each.Code)))
            .DistinctBy(each => (each.Rule, each.Arguments[1], each.Arguments[^1])),
        .. OfText(PlanPrefix, content.PlanTitle, PrintedText.PlanTitle, content.PlanCode),
        .. content.Pillars.SelectMany(each => OfText(PlanPrefix + each.Code, each.Title, PrintedText.Pillar, each.Code)),
        .. UnprintedLetters.Of(CanonicalContent.Of(content), fonts, (part, code) => SubjectOf(part == "subject" && content.Topic is not null ? "topic" : part, code)).DistinctBy(each => (each.Subject, Letters: each.Arguments[2], Language: each.Arguments[^1])),
    ];

    /// <summary>Where the text of a part of the content is changed (<see cref="ContentWords"/>): a subject as <see cref="Of"/> gives them.</summary>
    public static string SubjectOf(string part, string code) => part switch
    {
        "sections" => code,
        "topic" => Topic,
        "proposals" => SectionKeys.ProposalsTo(Enum.Parse<Side>(code)),
        "corrections" or "correctionItems" => Correction,
        "courses" => Courses,
        "decisions" => Decisions,
        "directions" => Directions,
        "linkages" => Linkages,
        "parkSteps" or "parkMatrix" or "parkRisks" => Park,
        "libraryDocuments" or "sideRequests" => Library,
        "pilots" => Pilots,
        "obstacles" => Obstacles,
        "indicators" => IndicatorPrefix + code,
        "tasks" or "milestones" or "products" or "gantt" or "changes" => TaskPrefix + code,
        _ => PlanPrefix + code,
    };

    private static IEnumerable<BrokenRule> OfDates(ReportContent content, DateOnly today)
    {
        // Until the day is over more may be recorded of it, and what is signed would not be the state of that day.
        if (content.CutOff >= today)
        {
            yield return new BrokenRule(Rules.CutOffNotReached, Dates, content.CutOff);
        }
    }

    private static IEnumerable<BrokenRule> OfSummary(LocalizedText text) => text.IsEmpty ? [] :
    [
        .. OfWritten(SectionKeys.Summary, SectionKeys.Summary, text),
        .. SummaryLength.TooLongIn(text).Select(each => new BrokenRule(Rules.SummaryTooLong, SectionKeys.Summary, SummaryLength.WordsMax, each.Words, each.Language.Code())),
    ];

    private static IEnumerable<BrokenRule> OfSection(ReportContent content, string key)
    {
        var text = content.NarrativeOf(key);
        var named = content.ReferenceTo(key);
        return !text.IsEmpty ? OfWritten(key, named, text)
            : [new BrokenRule(KindSections.MayBeLeftOut(content.Kind, key) ? Rules.SectionUndecided : Rules.SectionEmpty, key, named)];
    }

    /// <param name="named">How the report refers to it.</param>
    private static List<BrokenRule> OfWritten(string key, string named, LocalizedText text)
    {
        var broken = OfText(key, text, PrintedText.Section, named).ToList();
        if (broken.Count == 0 && Paragraphs(text, Language.Vi) is var vi && Paragraphs(text, Language.Lo) is var lo && vi != lo)
        {
            broken.Add(new BrokenRule(Rules.ParagraphsDiffer, key, named, vi, lo));
        }

        return broken;
    }

    private static int Paragraphs(LocalizedText text, Language language) =>
        text.For(language).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;

    private static IEnumerable<BrokenRule> OfTask(TaskRow task)
    {
        var subject = TaskPrefix + task.Code;
        var broken = OfText(subject, task.Title, PrintedText.Task, task.Code)
            .Concat(OfText(subject, task.Reason, PrintedText.Reason, task.Code))
            .Concat(OfText(subject, task.Measure, PrintedText.Measure, task.Code));
        return task.Status == WorkStatus.Delayed && (task.Reason.IsEmpty || task.Measure.IsEmpty || task.NewEnd is null)
            ? broken.Prepend(new BrokenRule(Rules.DelayUnexplained, subject, task.Code))
            : broken;
    }

    private static IEnumerable<BrokenRule> OfIndicator(IndicatorRow indicator)
    {
        var texts = new[] { indicator.Title, indicator.Unit, indicator.Comment }
            .Concat(indicator.Baselines.Concat(indicator.Results).SelectMany(each => new[] { each.Source, each.Note }));
        return texts.SelectMany(text => OfText(IndicatorPrefix + indicator.Code, text, PrintedText.Indicator, indicator.Code)).DistinctBy(each => (each.Rule, each.Arguments[^1]));
    }

    /// <param name="what">An argument of the rule's words, with <paramref name="code"/> and the language.</param>
    private static IEnumerable<BrokenRule> OfText(string subject, LocalizedText text, PrintedText what, string? code = null) =>
        from language in text.IsEmpty ? [] : Languages.Official
        let state = text.StateOf(language)
        where state is RenderingState.Missing or RenderingState.Stale
        select new BrokenRule(state == RenderingState.Missing ? Rules.WordsMissing : Rules.WordsStale, subject, what, code ?? string.Empty, language.Code());
}
