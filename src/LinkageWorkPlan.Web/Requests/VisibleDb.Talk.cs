using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>What those who work on drafts say to each other: nothing of it is for others, whatever it is about.</summary>
    public IQueryable<Comment> Comments => Shown(Matter.Plans, db.Comments, comment => false);

    /// <summary>What returns say, in both languages: for those who see drafts.</summary>
    public IQueryable<ReturnText> ReturnTexts => Shown(Matter.Plans, db.ReturnTexts, text => false);

    /// <summary>Everybody's own, as long as they may read what it tells of.</summary>
    public IQueryable<Notification> Notifications
    {
        get
        {
            var id = User.Id;
            var own = db.Notifications.AsNoTracking().Where(each => each.AccountId == id).Where(Notification.ReadableBy(User.Role));
            return User.Is(Role.CourseOrganiser) ? own.Where(each => Courses.Any(course => course.Id == each.SubjectId)) : own;
        }
    }

    /// <summary>Everybody's own.</summary>
    public IQueryable<NotificationSetting> NotificationSettings
    {
        get
        {
            var id = User.Id;
            return db.NotificationSettings.AsNoTracking().Where(each => each.AccountId == id);
        }
    }
}
