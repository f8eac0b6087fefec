using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>Owners as a cell names them: by their name in any language, or by their code in files.</summary>
internal sealed class OwnerNames
{
    private static readonly char[] Separators = ['\n', ';'];

    private readonly Dictionary<Guid, Owner> owners = [];
    private readonly Dictionary<(Side, string), HashSet<Guid>> named = [];

    public OwnerNames(IEnumerable<Owner> owners)
    {
        foreach (var owner in owners)
        {
            Add(owner);
        }
    }

    /// <summary>Also under its new name, where it was renamed.</summary>
    public void Add(Owner owner)
    {
        owners[owner.Id] = owner;
        foreach (var key in Languages.All.Select(each => owner.Name[each]?.Text).Append(owner.FileCode).OfType<string>().Select(SearchKey.Of).Where(each => each.Length > 0))
        {
            if (!named.TryGetValue((owner.Side, key), out var ids))
            {
                named[(owner.Side, key)] = ids = [];
            }

            ids.Add(owner.Id);
        }
    }

    public Owner? Get(Guid id) => owners.GetValueOrDefault(id);

    public Side? SideOf(Guid id) => owners.TryGetValue(id, out var owner) ? owner.Side : null;

    public LocalizedText NameOf(Guid id) => owners.TryGetValue(id, out var owner) ? owner.Name : LocalizedText.Empty;

    /// <summary>
    /// One name a line; the code where the name alone would be taken for another one's, or for two. Whom the reader must not know is left
    /// out: the head of a unit may work on nothing that the reader sees.
    /// </summary>
    public string CellOf(OwnerIds ids, Language language) =>
        string.Join('\n', ids.Ids.Select(Get).OfType<Owner>().OrderBy(owner => owner.Name.For(language), StringComparer.Ordinal).ThenBy(owner => owner.Id).Select(owner => CellOf(owner, language)));

    /// <returns>What is written so on that side: one, none or several.</returns>
    public IReadOnlyCollection<Guid> Find(string words, Side side) => named.TryGetValue((side, SearchKey.Of(words)), out var ids) ? ids : [];

    /// <summary>The names in a cell: a line that is one name stays one, whatever signs are in it.</summary>
    public IEnumerable<string> Split(string cell, Side side) => cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(line => Find(line, side).Count > 0 ? [line] : line.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private string CellOf(Owner owner, Language language)
    {
        var name = owner.Name.For(language);
        return name.Contains('\n', StringComparison.Ordinal) || Find(name, owner.Side).Count != 1 ? owner.FileCode : name;
    }
}
