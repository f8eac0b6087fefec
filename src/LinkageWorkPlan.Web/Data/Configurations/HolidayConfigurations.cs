using LinkageWorkPlan.Domain.Holidays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class HolidayConfiguration : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.ToTable("Holidays");
        builder.InHistory(holiday => holiday.First, holiday => holiday.Kind, holiday => holiday.Last, holiday => holiday.Side);
        builder.HasTextLimit(Holiday.NameMax, holiday => holiday.Name);
        builder.NotInHistory(HistoryMarks.Follows, holiday => holiday.Version);
        builder.Property(holiday => holiday.Id).ValueGeneratedNever();
        builder.Property(holiday => holiday.Version).IsConcurrencyToken();
        builder.HasIndex(holiday => new { holiday.Side, holiday.First });
        builder.Ignore(holiday => holiday.Days);
    }
}
