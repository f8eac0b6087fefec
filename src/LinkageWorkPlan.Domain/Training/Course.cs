using System.Globalization;
using System.Security.Cryptography;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Training;

/// <summary>What a course teaches, how, where and when.</summary>
/// <param name="Place">May be left out of a course online.</param>
/// <param name="TeachingLanguages">Codes of languages; at least one.</param>
/// <param name="Activity">The trade or investment activity that it is tied to.</param>
/// <param name="Task">Of an adopted plan; null for none.</param>
/// <param name="Contents">Codes of the memorandum's contents that it serves.</param>
public sealed record CourseContent(
    LocalizedText Title, TeachingForm Form, DateOnly Starts, DateOnly Ends, LocalizedText Place, IReadOnlyList<string> TeachingLanguages, LocalizedText Trainers, LocalizedText Activity, CourseTask? Task,
    IReadOnlyList<string> Contents);

/// <summary>A training course of the working group, with the products that it has to leave behind. Secretaries of both sides keep it as equals.</summary>
public sealed partial class Course : IVersioned, INumbered, ITranslatable, IAudited
{
    public const int TitleMax = 300;
    public const int PlaceMax = 300;
    public const int TextMax = 1000;
    public const int ReasonMax = 1000;
    public const int CodeMax = 12;
    public const int ProductsMax = 20;

    /// <summary>What messages call a product's title, and why it was returned.</summary>
    public const string ProductLabel = "CourseProduct.Title", ReturnLabel = "CourseProduct.ReturnReason";

    /// <summary>What the reason is called where a course is called off.</summary>
    public const string CallOffReason = nameof(CallOffReason);

    private readonly List<CourseProduct> products = [];

    private Course()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <exception cref="RuleException">All broken rules at once.</exception>
    public Course(int number, CourseContent content)
    {
        Id = Guid.CreateVersion7();
        Number = number;
        Code = string.Create(CultureInfo.InvariantCulture, $"TR{number}");
        EvaluationKey = RandomNumberGenerator.GetHexString(32, lowercase: true);
        Take(content);
    }

    public Guid Id { get; private set; }

    /// <summary>From 1, in the order in which they were planned.</summary>
    public int Number { get; private set; }

    /// <summary>As in "TR3".</summary>
    public string Code { get; private set; } = string.Empty;

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public TeachingForm Form { get; private set; }

    /// <summary>The first day, UTC+7.</summary>
    public DateOnly Starts { get; private set; }

    /// <summary>The last day, UTC+7; not before <see cref="Starts"/>.</summary>
    public DateOnly Ends { get; private set; }

    public LocalizedText Place { get; private set; } = LocalizedText.Empty;

    /// <summary>Codes of the languages of teaching, in the order of <see cref="Languages.All"/>.</summary>
    public IReadOnlyList<string> TeachingLanguages { get; private set; } = [];

    public LocalizedText Trainers { get; private set; } = LocalizedText.Empty;

    /// <summary>The trade or investment activity that it is tied to.</summary>
    public LocalizedText Activity { get; private set; } = LocalizedText.Empty;

    public string? TaskPlan { get; private set; }
    public string? TaskCode { get; private set; }

    /// <summary>Codes of the memorandum's contents that it serves.</summary>
    public IReadOnlyList<string> Contents { get; private set; } = [];

    public CourseState State { get; private set; }
    public string? CalledOffBecause { get; private set; }
    public int Version { get; private set; }

    /// <summary>The last number that a product was given: that of a removed one is not given again, since the history names it.</summary>
    public int LastProduct { get; private set; }

    /// <summary>In the order in which they were entered.</summary>
    public IReadOnlyList<CourseProduct> Products => products;

    public CourseTask? Task => TaskPlan is { } plan && TaskCode is { } code ? new CourseTask(plan, code) : null;

    /// <summary>How many products their users accepted.</summary>
    public int ProductsIn => products.Count(each => each.State == ProductState.Accepted);

    /// <summary>True once it was held and all its products are accepted.</summary>
    public bool IsCompleted => State == CourseState.Held && products.Count > 0 && ProductsIn == products.Count;

    /// <summary>None of what was called off: nobody translates it.</summary>
    public IEnumerable<TextPlace> Texts => State == CourseState.CalledOff ? [] : new TextPlace[]
    {
        new(nameof(Title), Title, TitleMax), new(nameof(Place), Place, PlaceMax), new(nameof(Trainers), Trainers, TextMax), new(nameof(Activity), Activity, TextMax),
    }.Concat(products.OrderBy(each => each.Number).SelectMany(each => new TextPlace[]
    {
        new($"{nameof(CourseProduct.Title)}:{each.Code}", each.Title, CourseProduct.TitleMax), new($"{nameof(CourseProduct.ReturnReason)}:{each.Code}", each.ReturnReason, CourseProduct.ReasonMax),
    })).Where(each => !each.Text.IsEmpty);

    public AuditSubject ToSubject() => new(nameof(Course), Id, Code, Title, null);

    public void SetText(string field, LocalizedText text)
    {
        switch (field.Split(':'))
        {
            case [nameof(Title)]:
                Title = Check.Text(text, Label(field), TitleMax, required: true);
                break;
            case [nameof(Place)]:
                Place = Check.Text(text, Label(field), PlaceMax);
                break;
            case [nameof(Trainers)]:
                Trainers = Check.Text(text, Label(field), TextMax);
                break;
            case [nameof(Activity)]:
                Activity = Check.Text(text, Label(field), TextMax);
                break;
            case [nameof(CourseProduct.Title), var code]:
                Find(code).Write(text);
                break;
            case [nameof(CourseProduct.ReturnReason), var code] when !Find(code).ReturnReason.IsEmpty:
                Find(code).Answer(text);
                break;
            default:
                throw new RuleException(Rules.NotFound, field);
        }
    }

    /// <param name="today">UTC+7: a course that was held stays one that is over.</param>
    /// <exception cref="RuleException">It was called off, or all broken rules at once; nothing is changed.</exception>
    public void Revise(CourseContent content, DateOnly today)
    {
        RequireNotCalledOff();
        if (State == CourseState.Held)
        {
            RequireOver(content.Ends, today);
        }

        Take(content);
    }

    /// <summary>It was held. It is completed once each of its products is accepted.</summary>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">It was called off, is held already, is not over, or says no product that it has to leave behind.</exception>
    public void Hold(DateOnly today)
    {
        RequireNotCalledOff();
        RequireNotHeld();
        RequireOver(Ends, today);
        if (products.Count == 0)
        {
            throw new RuleException(Rules.CourseWithoutProducts, null, Code);
        }

        State = CourseState.Held;
    }

    /// <exception cref="RuleException">It was called off before, was held, or the reason is missing; nothing is changed.</exception>
    public void CallOff(string why)
    {
        RequireNotCalledOff();
        RequireNotHeld();
        CalledOffBecause = Check.Text(why, CallOffReason, ReasonMax);
        State = CourseState.CalledOff;
    }

    private void Take(CourseContent content)
    {
        List<BrokenRule> broken = [];
        IReadOnlyList<string> teachingLanguages = [.. Languages.All.Select(each => each.Code()).Where(content.TeachingLanguages.Contains)];
        if (content.Title.IsEmpty)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(Title), Label(nameof(Title))));
        }

        if (content.Ends < content.Starts)
        {
            broken.Add(new BrokenRule(Rules.CourseDates, nameof(Ends), content.Starts));
        }

        if (content.Place.IsEmpty && content.Form != TeachingForm.Online)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(Place), Label(nameof(Place))));
        }

        if (teachingLanguages.Count == 0)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(TeachingLanguages), Label(nameof(TeachingLanguages))));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        var (title, place) = (Check.Text(content.Title, Label(nameof(Title)), TitleMax), Check.Text(content.Place, Label(nameof(Place)), PlaceMax));
        var (trainers, activity) = (Check.Text(content.Trainers, Label(nameof(Trainers)), TextMax), Check.Text(content.Activity, Label(nameof(Activity)), TextMax));
        (Title, Form, Starts, Ends, Place, TeachingLanguages) = (title, content.Form, content.Starts, content.Ends, place, teachingLanguages);
        (Trainers, Activity, TaskPlan, TaskCode, Contents) = (trainers, activity, content.Task?.PlanCode, content.Task?.Code, [.. content.Contents.Distinct()]);
    }

    private void RequireNotCalledOff()
    {
        if (State == CourseState.CalledOff)
        {
            throw new RuleException(Rules.CourseCalledOff, null, Code);
        }
    }

    private void RequireNotHeld()
    {
        if (State == CourseState.Held)
        {
            throw new RuleException(Rules.CourseHeld, null, Code);
        }
    }

    private static void RequireOver(DateOnly ends, DateOnly today)
    {
        if (ends > today)
        {
            throw new RuleException(Rules.CourseNotOver, nameof(Ends), ends);
        }
    }

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(Course)}.{field}";
}
