using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Exchange;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>Owners, and who heads a unit.</summary>
internal sealed partial class ImportDraft
{
    /// <summary>Owners come first, so that tasks may name those that the same file adds.</summary>
    private void TakeOwners()
    {
        var seen = new Dictionary<Guid, BookRow>();

        // Who heads a unit may stand anywhere in the same file.
        foreach (var row in book.Rows(BookSheet.Owners).OrderBy(row => row.Columns.Keys.Any(each => each.Field == BookLayout.Head && !CellValues.IsEmpty(row.Cell(each)))))
        {
            var code = CellValues.Code(row.Cell(BookLayout.Code));
            var mark = lines.Count;
            var typed = Take(OwnerForm.New, row, code, BookLayout.Owners, isNew: true);
            var hasProblem = lines.Skip(mark).Any(each => each.Mark == ImportMark.Problem);
            var owner = hasProblem ? null : Find(row, code, typed);
            if (hasProblem || (owner is null && lines.Count > mark && lines[^1].Mark == ImportMark.Problem))
            {
                continue;
            }

            if (owner is not null && !seen.TryAdd(owner.Id, row))
            {
                Refuse(row, BookLayout.Code, code, new BrokenRule(Rules.ImportCodeTwice, null, owner.FileCode, $"{seen[owner.Id].Sheet}!{seen[owner.Id].Address(BookLayout.Code)}"));
                continue;
            }

            if (owner is null)
            {
                AddOwner(row, typed, seen);
            }
            else
            {
                lines.RemoveRange(mark, lines.Count - mark);
                ChangeOwner(row, owner);
            }
        }
    }

    /// <summary>By its code; without one by its name on its side. Null for one that is not there yet.</summary>
    private Owner? Find(BookRow row, string code, OwnerForm typed)
    {
        if (code.Length > 0)
        {
            var found = known.Owners.FirstOrDefault(each => each.FileCode == code);
            if (found is null)
            {
                Refuse(row, BookLayout.Code, code, new BrokenRule(Rules.ImportOwnerUnknown, null, code, typed.Side ?? Side.Vietnam));
            }
            else if (typed.Side is { } named && named != found.Side)
            {
                Refuse(row, BookLayout.OwnerSide, code, new BrokenRule(Rules.ImportOwnerSide, null, found.FileCode, named));
                return null;
            }

            return found;
        }

        if (typed.Side is not { } side)
        {
            Refuse(row, BookLayout.OwnerSide, code, new BrokenRule(Rules.Required, null, nameof(Owner.Side)));
            return null;
        }

        var ids = Languages.All.Select(each => typed.Name[each]).OfType<string>().SelectMany(name => owners.Find(name, side)).ToHashSet();
        if (ids.Count > 1)
        {
            Refuse(row, new ColumnName(nameof(Owner.Name), user.Language), code, new BrokenRule(Rules.ImportOwnerTwice, null, typed.Name[user.Language] ?? string.Empty, side));
        }

        return ids.Count == 1 ? known.Owners.FirstOrDefault(each => each.Id == ids.First()) ?? changedOwners.First(each => each.Owner.Id == ids.First()).Owner : null;
    }

    private void AddOwner(BookRow row, OwnerForm form, Dictionary<Guid, BookRow> seen)
    {
        try
        {
            var owner = new Owner(form.Side!.Value, form.Name.ApplyTo(LocalizedText.Empty, user.Language), user.Side);
            if (!form.IsActive)
            {
                owner.SetActive(false, ByOf(owner));
            }

            Describe(owner, form, heads, owners.Get, owner.IsConfirmed ? ByOf(owner) : owner.Side);

            changedOwners.Add(new OwnerChange(owner, null, form));
            owners.Add(owner);
            seen[owner.Id] = row;
        }
        catch (RuleException refusal)
        {
            RefuseOwner(row, string.Empty, refusal);
        }
    }

    private void ChangeOwner(BookRow row, Owner owner)
    {
        var (mark, before) = (lines.Count, owner.ToContent());
        var opened = OwnerForm.Of(owner);
        var form = Take(opened, row, owner.FileCode, BookLayout.Owners, isNew: false);
        if (lines.Count == mark)
        {
            return;
        }

        try
        {
            Apply(owner, form, opened, heads, owners.Get, user);
            changedOwners.Add(new OwnerChange(owner, before, form));
            owners.Add(owner);
        }
        catch (RuleException refusal)
        {
            RefuseOwner(row, owner.FileCode, refusal);
        }
    }

    /// <summary>Changes an owner as its row says, by whoever imports it; the machine's own command line acts for the owner's side.</summary>
    /// <param name="heads">Persons who head a unit; whoever becomes a head is added.</param>
    /// <param name="find">An owner by its id; null where it is not there.</param>
    internal static void Apply(Owner owner, OwnerForm form, OwnerForm opened, HashSet<Guid> heads, Func<Guid, Owner?> find, CurrentUser user)
    {
        if (form.Name != opened.Name)
        {
            owner.Rename(form.Name.ApplyTo(owner.Name, user.Language), user.Side ?? owner.Side);
        }

        if (form.IsActive != opened.IsActive)
        {
            owner.SetActive(form.IsActive, user.Side ?? owner.Side);
        }

        if ((form.Kind, form.Contact) != (opened.Kind, opened.Contact) || !CellValues.Same(form.Heads, opened.Heads))
        {
            Describe(owner, form, heads, find, user.Side ?? owner.Side);
        }
    }

    private static void Describe(Owner owner, OwnerForm form, HashSet<Guid> heads, Func<Guid, Owner?> find, Side by)
    {
        var details = form.ToDetails();
        owner.Describe(details, details.HeadId is { } head ? find(head) : null, heads.Contains(owner.Id), by);
        if (owner.HeadId is { } now)
        {
            heads.Add(now);
        }
    }

    private Side ByOf(Owner owner) => user.Side ?? owner.Side;

    private void RefuseOwner(BookRow row, string code, RuleException refusal)
    {
        foreach (var broken in refusal.Broken)
        {
            // What is about no field is about what the row changes.
            var changed = lines.LastOrDefault(each => each.Sheet == row.Sheet && each.Code == code && each.Mark == ImportMark.Changed)?.Column;
            bool IsAbout(ColumnName column) => column.Field == broken.Subject || (broken.Rule == Rules.OwnerHeadUnfit && column.Field == BookLayout.Head && !CellValues.IsEmpty(row.Cell(column)));
            Refuse(row, BookLayout.Owners.Select(each => each.Name).Where(each => row.Has(each) && IsAbout(each)).Select(each => (ColumnName?)each).FirstOrDefault() ?? changed, code, broken);
        }
    }
}
