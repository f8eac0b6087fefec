using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    public IQueryable<Enterprise> Enterprises => Shown(Matter.Plans, db.Enterprises, enterprise => true);

    public IQueryable<EnterpriseNameKey> EnterpriseNameKeys => Shown(Matter.Plans, db.EnterpriseNameKeys, key => true);

    public IQueryable<Linkage> Linkages => Shown(Matter.Plans, db.Linkages, linkage => true);

    /// <summary>Contacts of the reader's side, and those that the other side shares; none for those who do not see drafts.</summary>
    public IQueryable<EnterpriseContact> EnterpriseContacts
    {
        get
        {
            var side = User.Side;
            return Shown(Matter.Plans, db.EnterpriseContacts.Where(contact => side != null && (contact.Keeper == side || contact.IsShared)), contact => false);
        }
    }

    /// <inheritdoc cref="Numbers.NextNumberAsync"/>
    internal Task<int> NextNumberAsync<T>(IQueryable<T> known, CancellationToken cancel)
        where T : class, INumbered => Numbers.NextAsync(known, db.FreedNumbers, cancel);

    /// <summary>Which contacts a side keeps, and when it shared them, is in the history of that side alone.</summary>
    private IQueryable<AuditEntry> WithoutTheirContacts(IQueryable<AuditEntry> entries)
    {
        var own = User.Side is { } side ? EnterpriseContact.CodeOf("%", side) : string.Empty;
        return entries.Where(entry => entry.SubjectKind != nameof(EnterpriseContact) || EF.Functions.Like(entry.SubjectCode, own));
    }
}
