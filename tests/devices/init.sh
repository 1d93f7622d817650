#!/bin/busybox sh
# The first program of the machine, from its RAM disk: mounts the host's files, read-only under a
# layer of RAM that takes what is written, and goes on with guest.sh from there.
/bin/busybox --install -s /bin
project=$(cat /project)
mount -t devtmpfs dev /dev
mount -t proc proc /proc
mount -t sysfs sys /sys
while read -r module; do insmod "/modules/$module"; done < /modules/order
mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=524288 host /host
mount -t tmpfs scratch /scratch
mkdir /scratch/files /scratch/work
mount -t overlay -o lowerdir=/host,upperdir=/scratch/files,workdir=/scratch/work host /root
mount -t tmpfs run /root/run
for directory in dev proc sys; do mount --move "/$directory" "/root/$directory"; done
mount -t 9p -o trans=virtio,version=9p2000.L,cache=none results "/root$project/build/devices/results"
ip link set lo up
ip address add 10.0.2.15/24 dev eth0
ip link set eth0 up
exec switch_root /root /bin/sh "$project/tests/devices/guest.sh" "$project"
