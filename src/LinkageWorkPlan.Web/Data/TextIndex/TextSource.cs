using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Reads the aggregates of one kind as the database holds them, for their texts. Each kind has one, beside nothing else: it is found by its type.</summary>
internal abstract class TextSource(TextKind kind)
{
    private static readonly Dictionary<TextKind, TextSource> All = typeof(TextSource).Assembly.GetTypes()
        .Where(each => each.IsSubclassOf(typeof(TextSource)) && !each.IsAbstract).Select(each => (TextSource)Activator.CreateInstance(each)!).ToDictionary(each => each.Kind);

    protected TextKind Kind { get; } = kind;

    public static TextSource Of(TextKind kind) => All[kind];

    /// <summary>The ids of all of them, in the order they were made.</summary>
    public abstract IQueryable<Guid> IdsOf(WorkPlanDb db);

    public abstract Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel);

    /// <summary>Loads one for writing a text of it, with its lock.</summary>
    /// <returns>Nothing where there is none of the id, or the translation desk does not write texts of the kind; and the plan it is agreed in, null where no agreement holds any of its texts.</returns>
    public virtual Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel) => Task.FromResult<(ITranslatable?, WorkPlan?)>(default);

    /// <summary>The place of a task in the order of lists, which what belongs to it follows.</summary>
    protected static string PlaceOf(string sortKey) => "1/" + sortKey;
}
