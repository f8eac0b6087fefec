using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>Its sectors: whole values in their order, as they are signed.</summary>
public sealed partial class WorkPlan
{
    /// <summary>More are no list that one chooses from.</summary>
    public const int SectorsMax = 60;

    internal const string SectorPrefix = "Sector:";

    /// <summary>In the plan's order.</summary>
    public IReadOnlyList<Sector> Sectors { get; private set; } = [];

    /// <exception cref="RuleException">The plan is no draft, has such a code or <see cref="SectorsMax"/> already, or a text breaks its limit.</exception>
    public void AddSector(string code, LocalizedText title)
    {
        RequireDraft();
        if (Sectors.FirstOrDefault(each => Sector.SameCode(each.Code, code)) is { } taken)
        {
            throw new RuleException(Rules.SectorCodeTaken, nameof(Sector.Code), taken.Code);
        }

        if (Sectors.Count == SectorsMax)
        {
            throw new RuleException(Rules.SectorsTooMany, null, SectorsMax);
        }

        Sectors = [.. Sectors, new Sector(Check.Code(code, nameof(Sector.Code), Sector.CodeMax), TitleOfSector(title))];
    }

    /// <exception cref="RuleException"><see cref="Rules.SectorUnknown"/>.</exception>
    public Sector SectorOf(string code) =>
        Sectors.FirstOrDefault(each => each.Code == code) ?? throw new RuleException(Rules.SectorUnknown, nameof(AgreedTask.Sectors), code);

    public void RenameSector(string code, LocalizedText title)
    {
        RequireDraft();
        var known = SectorOf(code);
        Replace(known, known with { Title = TitleOfSector(title) });
    }

    /// <summary>Puts a sector one place before; the first stays.</summary>
    public void MoveSector(string code)
    {
        RequireDraft();
        List<Sector> ordered = [.. Sectors];
        var place = ordered.IndexOf(SectorOf(code));
        if (place > 0)
        {
            (ordered[place - 1], ordered[place]) = (ordered[place], ordered[place - 1]);
            Sectors = ordered;
        }
    }

    /// <param name="tasks">Codes of the plan's tasks that name it, in the order of lists: then it stays.</param>
    /// <exception cref="RuleException"><see cref="Rules.SectorInUse"/>.</exception>
    public void RemoveSector(string code, IReadOnlyList<string> tasks)
    {
        RequireDraft();
        var known = SectorOf(code);
        if (tasks.Count > 0)
        {
            throw new RuleException(Rules.SectorInUse, null, code, string.Join(", ", tasks));
        }

        Sectors = [.. Sectors.Where(each => each != known)];
    }

    /// <summary>Sectors that a task names now and that the plan does not have; one that the task had before is left to it.</summary>
    /// <param name="before">What the task named.</param>
    public IReadOnlyList<BrokenRule> UnknownSectors(IReadOnlyList<string> named, IReadOnlyList<string> before) =>
        [.. named.Except(before).Where(code => Sectors.All(each => each.Code != code)).Select(code => new BrokenRule(Rules.SectorUnknown, nameof(AgreedTask.Sectors), code))];

    private static LocalizedText TitleOfSector(LocalizedText title) => Check.Text(title, nameof(Sector.Title), Sector.TitleMax, required: true);

    private void Replace(Sector known, Sector now) => Sectors = [.. Sectors.Select(each => each == known ? now : each)];
}
